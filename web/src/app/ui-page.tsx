import { UploadField } from '../cases/sending/upload-field.tsx'
import { ChoiceField, DateField, ErrorSummary, SelectField, TextField } from '../ui/field.tsx'
import { Badge, Note, SummaryList, TaskList } from '../ui/plain.tsx'
import { useVisit } from '../visit/visit.ts'

const tones = ['ok', 'warn', 'pair', 'bad', 'idle', 'brand'] as const

/** Every component once, to be looked at in every mode and language. Served by demos and tests only. */
export function UiPage() {
  const { say } = useVisit()
  const wrong = say('身份证号少了 1 位，请再看一下', 'One digit is missing: please look again')
  return (
    <div className="page body">
      <title>{say('组件 · 通办', 'Components · Tongban')}</title>
      <ErrorSummary title={say('有 1 处要改', 'One thing to mend')} errors={[{ field: 'text', message: wrong }]} />
      <h1>{say('组件', 'Components')}</h1>
      <h2>{say('标签和提示', 'Badges and notes')}</h2>
      <p className="inline">
        {tones.map((tone) => (
          <Badge key={tone} tone={tone}>
            {tone}
          </Badge>
        ))}
      </p>
      {tones.map((tone) => (
        <Note key={tone} tone={tone}>
          <p>{tone}</p>
        </Note>
      ))}
      <h2>{say('按钮', 'Buttons')}</h2>
      <p className="acts">
        <button className="btn" type="button">
          {say('主要', 'Main')}
        </button>
        <button className="btn quiet" type="button">
          {say('次要', 'Quiet')}
        </button>
        <button className="btn bad" type="button">
          {say('不予', 'Negative')}
        </button>
      </p>
      <Fields wrong={wrong} />
      <h2>{say('清单', 'Lists')}</h2>
      <TaskList
        tasks={[
          { key: 'a', name: say('我的信息', 'About me'), state: say('✓ 填好了', '✓ Done'), tone: 'ok' },
          { key: 'b', name: say('材料', 'Materials'), state: say('● 要您填', '● Yours to do'), tone: 'warn' },
        ]}
      />
      <SummaryList rows={[{ term: say('姓名', 'Name'), value: '张敏', act: <a href="#text">{say('修改', 'Change')}</a> }]} />
    </div>
  )
}

function Fields({ wrong }: { wrong: string }) {
  const { say } = useVisit()
  return (
    <>
      <h2>{say('表单', 'Fields')}</h2>
      <form className="read">
        <TextField name="text" label={say('身份证号', 'Identity number')} hint={say('18 位', '18 characters')} error={wrong} />
        <TextField name="lines" label={say('说明', 'Explanation')} lines />
        <SelectField
          name="select"
          label={say('怎么收结果', 'Delivery')}
          options={[
            { value: 'a', text: say('电子件', 'Electronic') },
            { value: 'b', text: say('邮寄', 'By post') },
          ]}
        />
        <ChoiceField
          name="choice"
          label={say('是本人吗', 'Is it you?')}
          options={[
            { value: 'y', text: say('是', 'Yes'), chosen: true },
            { value: 'n', text: say('不是', 'No') },
          ]}
        />
        <DateField
          name="date"
          label={say('出生日期', 'Date of birth')}
          parts={[say('年', 'Year'), say('月', 'Month'), say('日', 'Day')]}
          value="1964-05-01"
        />
        <UploadField id="file" label={say('照片', 'Photo')} />
      </form>
    </>
  )
}
