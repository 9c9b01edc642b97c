import type { RouteObject } from 'react-router'
import { loadApplying } from '../cases/apply/applying.ts'
import { actCheck, CheckTaskPage, loadCheck } from '../cases/apply/check-task.tsx'
import { actDelivery, DeliveryTaskPage, loadDelivery } from '../cases/apply/delivery-task.tsx'
import { DonePage, loadDone } from '../cases/apply/done-page.tsx'
import { actForm, FormTaskPage } from '../cases/apply/form-task.tsx'
import { actOnCode, loadTasks } from '../cases/apply/hand-on.tsx'
import { actMaterials, MaterialsTaskPage } from '../cases/apply/materials-task.tsx'
import { actMeTask, actStart, loadMeTask, loadStart, MeTaskPage, StartPage } from '../cases/apply/me/me-task.tsx'
import { actQuestions, loadQuestions, QuestionsTaskPage } from '../cases/apply/questions-task.tsx'
import { TasksPage } from '../cases/apply/tasks-page.tsx'
import { page } from './page.tsx'

/** An application, from a published guide to its receipt. */
export const applyPages: readonly RouteObject[] = [
  page({ path: '/apply/new', load: loadStart, act: actStart, view: StartPage }),
  page({ path: '/apply/:draft', load: loadTasks, act: actOnCode, view: TasksPage }),
  page({ path: '/apply/:draft/me', load: loadMeTask, act: actMeTask, view: MeTaskPage }),
  page({ path: '/apply/:draft/form', load: loadApplying, act: actForm, view: FormTaskPage }),
  page({ path: '/apply/:draft/questions', load: loadQuestions, act: actQuestions, view: QuestionsTaskPage }),
  page({ path: '/apply/:draft/materials', load: loadApplying, act: actMaterials, view: MaterialsTaskPage }),
  page({ path: '/apply/:draft/delivery', load: loadDelivery, act: actDelivery, view: DeliveryTaskPage }),
  page({ path: '/apply/:draft/check', load: loadCheck, act: actCheck, view: CheckTaskPage }),
  page({ path: '/apply/:draft/done', load: loadDone, view: DonePage }),
]
