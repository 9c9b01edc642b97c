// The package has types for its whole, not for this part, which is a third of it.
declare module 'opencc-js/t2cn' {
  export function Converter(options: { readonly from: string; readonly to: string }): (text: string) => string
}
