import { useVisit } from '../visit/visit.ts'
import { verifyScript } from './script.ts'

export const loadVerify = async (): Promise<{ readonly script: string }> => ({ script: (await verifyScript()).address })

const command = 'npm run tongban -- verify FILE --founders founders.json'

/** Checks an exported case in the reader's own browser. The script shows the form and hides the command line: where it does not run, for whatever reason, that remains. */
export function VerifyPage({ data: { script } }: { data: { script: string } }) {
  const { say, nonce } = useVisit()
  return (
    <div className="page body">
      <title>{say('验真 · 通办', 'Verify · Tongban')}</title>
      <h1>{say('核验一份办件日志', 'Verify the log of a case')}</h1>
      <p className="read">
        {say(
          '办件人和机关都可以导出办件的日志。在这里核验它：谁在哪一天做了什么，签名对不对，有没有被改过、截短过。文件只在您自己的浏览器里读，不会发给任何人。',
          'The person and the authorities can export the log of a case. Check it here: who did what on which day, whether the signatures hold, whether anything was altered or cut off. The file is read in your own browser and sent to nobody.',
        )}
      </p>
      <div className="note" id="no-script">
        <p>
          {say(
            '在网页里核验要用 JavaScript，这里没有运行。也可以用命令行核验，不用联网：',
            'To check it on this page JavaScript is needed, which does not run here. The command line checks it too, without any network:',
          )}
        </p>
        <p>
          <code>{command}</code>
        </p>
      </div>
      <form className="read" hidden>
        <FileField id="file" label={say('办件文件', 'File of the case')} hint={say('导出的 .json', 'The exported .json')} />
        <FileField
          id="founders"
          label={say('创始机构文件（可以不选）', 'File of the founding authorities (optional)')}
          hint={say(
            '从可靠的地方拿到的；没有它就要自己比对指纹',
            'From a source you trust; without it compare the fingerprints yourself',
          )}
        />
        <button className="btn" type="submit">
          {say('核验', 'Verify')}
        </button>
      </form>
      <div id="verdict" aria-live="polite" />
      <script type="module" nonce={nonce} src={script} />
    </div>
  )
}

function FileField({ id, label, hint }: { id: string; label: string; hint: string }) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <span className="hint" id={`${id}-hint`}>
        {hint}
      </span>
      <input className="box" type="file" id={id} accept=".json,application/json" aria-describedby={`${id}-hint`} />
    </div>
  )
}
