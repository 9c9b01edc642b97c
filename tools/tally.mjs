// Counts what a test run reports, and does not believe a run that proves nothing.

/**
 * The part of vitest's JSON report that is read.
 * @typedef {{ numPassedTests: number, numFailedTests: number, numTotalTests: number, testResults: FileResult[] }} Report
 * @typedef {{ name: string, status: string, message?: string, assertionResults: { fullName: string, status: string }[] }} FileResult
 * @typedef {{ passed: number, failed: number }} Tally
 */

/**
 * A file that could not be loaded has no test that failed, so it counts as one; so does a run that ended badly for
 * another reason (a set-up that broke, an error nobody caught), one without a report, and one without any test.
 * @param {Report | undefined} report
 * @param {boolean} endedWell
 * @returns {Tally}
 */
export function tally(report, endedWell) {
  if (!report) return { passed: 0, failed: 1 }
  const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length
  const failed = report.numFailedTests + broken
  const silent = failed === 0 && (!endedWell || report.numTotalTests === 0)
  return { passed: report.numPassedTests, failed: silent ? 1 : failed }
}

/**
 * What failed, a line each: the file, then the test, or what was said where no test failed but the file did: it could not be loaded, or what
 * comes before or after its tests broke. A run prints them last, where whoever sees only the end of it looks.
 * @param {Report | undefined} report
 * @returns {string[]}
 */
export function failures(report) {
  return (report?.testResults ?? [])
    .filter(({ status }) => status === 'failed')
    .flatMap(({ name, message, assertionResults }) => {
      const tests = assertionResults.filter(({ status }) => status === 'failed')
      return tests.length === 0
        ? [`${name} outside its tests: ${message || 'nothing was said'}`]
        : tests.map(({ fullName }) => `${name} > ${fullName}`)
    })
}
