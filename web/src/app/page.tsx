import type { ReactNode } from 'react'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type RouteObject, useActionData, useLoaderData } from 'react-router'
import { Refusal } from '../api/refusal.ts'
import type { SignInParts } from '../sign-in/sign-in.ts'
import type { Asked } from '../visit/visit.ts'

/** What every page of one portal is asked with. */
export interface PageContext extends Asked {
  readonly signIn: SignInParts
}

/** What a page is asked with. */
export interface PageRequest extends PageContext {
  readonly params: Readonly<Record<string, string | undefined>>
  readonly query: URLSearchParams
  readonly request: Request
  form(): Promise<FormData>
}

type Work<T> = (asked: PageRequest) => Promise<T>

interface Page<Loaded, Done> {
  readonly path: string
  readonly load: Work<Loaded>
  /** What a form that is sent here does; a page that it leads to is answered as a redirect. */
  readonly act?: Work<Done>
  readonly view: (shown: { readonly data: Loaded; readonly done: Done | undefined }) => ReactNode
}

/** A page as a route: its data is loaded, its view gets them typed, and nothing runs in the browser. */
export function page<Loaded, Done = never>({ path, load, act, view: View }: Page<Loaded, Done>): RouteObject {
  function Shown() {
    const data = useLoaderData<Loaded>() as Loaded
    return <View data={data} done={useActionData<Done>() as Done | undefined} />
  }
  return { path, loader: (args) => load(asked(args)), Component: Shown, ...(act ? { action: (args) => act(asked(args)) } : {}) }
}

/** What cannot be read as a form is whoever sent it to mend, and no fault of ours. */
async function formOf(request: Request): Promise<FormData> {
  try {
    return await request.formData()
  } catch {
    throw new Refusal(unreadable)
  }
}

const unreadable = {
  code: 'web/formUnreadable',
  status: 400,
  titles: {
    zh: '这张表没有传完整。请返回上一页，再交一次',
    en: 'The form did not arrive whole. Go back and send it again',
  },
}

function asked({ request, params, context }: LoaderFunctionArgs | ActionFunctionArgs): PageRequest {
  const { visit, api, signIn }: PageContext = context
  return { visit, api, signIn, params, request, query: new URL(request.url).searchParams, form: () => formOf(request) }
}
