import type { Version } from '@tongban/protocol/version/version'
import { SelectField, TextField } from '../../ui/field.tsx'
import { isRequiredIn, optionsOf, propertiesOf } from './form-here.ts'

interface Props {
  readonly version: Pick<Version, 'formSchema'>
  /** What stands in a field: from the card, from before a refusal, or from the case. */
  readonly valueIn: (name: string) => string | undefined
  /** What is wrong, and in which field. */
  readonly wrong?: { readonly field: string; readonly message: string } | undefined
}

/** The form of an item in its own order; the keys begin in the first field that nobody has filled. */
export function FormFields({ version, valueIn, wrong }: Props) {
  const fields = Object.entries(propertiesOf(version))
  const firstEmpty = fields.find(([name, property]) => valueIn(name) === undefined && optionsOf(property) === undefined)?.[0]
  return (
    <div className="fields" lang="zh-CN">
      {fields.map(([name, property]) => {
        const { title = name } = property
        const options = optionsOf(property)
        const field = `form.${name}`
        const own = {
          name: field,
          label: title,
          value: valueIn(name),
          ...(wrong?.field === field ? { error: wrong.message } : {}),
        }
        return options ? (
          <SelectField key={name} {...own} options={options} />
        ) : (
          <TextField
            key={name}
            {...own}
            hint={property.format === 'date' ? '年-月-日，如 2026-01-31' : undefined}
            isRequired={isRequiredIn(version, name)}
            isFirst={name === firstEmpty}
          />
        )
      })}
    </div>
  )
}
