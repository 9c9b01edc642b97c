/** What the State Council's general office ordered for one calendar year; days as `MM-DD`, spans as `MM-DD/MM-DD`. */
export interface HolidayNotice {
  readonly year: number
  /** The numbers of the notices the lines are read from; a later one amends the earlier. */
  readonly numbers: readonly string[]
  /** Days off. Saturdays and Sundays inside a span are off as weekend. */
  readonly off: string
  /** Saturdays and Sundays that are worked. */
  readonly worked: string
}

/**
 * 国务院办公厅关于部分节假日安排的通知, 2019 to 2026, each line checked against the text of its notice.
 * A notice also names days at the end of the year before (2018-12-29 to 31, 2022-12-31). Those of 2018 are left out: 2018
 * has no notice here, and 2022-12-31 is a Saturday anyway.
 */
export const holidayNotices: readonly HolidayNotice[] = [
  {
    year: 2019,
    // The second notice lengthened the Labour Day break from one day to four.
    numbers: ['国办发明电〔2018〕15号', '国办发明电〔2019〕3号'],
    off: '01-01 02-04/02-10 04-05 05-01/05-04 06-07 09-13 10-01/10-07',
    worked: '02-02 02-03 04-28 05-05 09-29 10-12',
  },
  {
    year: 2020,
    // The second notice lengthened the Spring Festival break to 02-02 and so took back the working Saturday 02-01.
    numbers: ['国办发明电〔2019〕16号', '国办发明电〔2020〕1号'],
    off: '01-01 01-24/02-02 04-04/04-06 05-01/05-05 06-25/06-27 10-01/10-08',
    worked: '01-19 04-26 05-09 06-28 09-27 10-10',
  },
  {
    year: 2021,
    numbers: ['国办发明电〔2020〕27号'],
    off: '01-01/01-03 02-11/02-17 04-03/04-05 05-01/05-05 06-12/06-14 09-19/09-21 10-01/10-07',
    worked: '02-07 02-20 04-25 05-08 09-18 09-26 10-09',
  },
  {
    year: 2022,
    numbers: ['国办发明电〔2021〕11号'],
    off: '01-01/01-03 01-31/02-06 04-03/04-05 04-30/05-04 06-03/06-05 09-10/09-12 10-01/10-07',
    worked: '01-29 01-30 04-02 04-24 05-07 10-08 10-09',
  },
  {
    year: 2023,
    numbers: ['国办发明电〔2022〕16号'],
    off: '01-01/01-02 01-21/01-27 04-05 04-29/05-03 06-22/06-24 09-29/10-06',
    worked: '01-28 01-29 04-23 05-06 06-25 10-07 10-08',
  },
  {
    year: 2024,
    // 2024-02-09 (除夕) stays a working day: the notice only encourages employers to give it as leave.
    numbers: ['国办发明电〔2023〕7号'],
    off: '01-01 02-10/02-17 04-04/04-06 05-01/05-05 06-10 09-15/09-17 10-01/10-07',
    worked: '02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12',
  },
  {
    year: 2025,
    numbers: ['国办发明电〔2024〕12号'],
    off: '01-01 01-28/02-04 04-04/04-06 05-01/05-05 05-31/06-02 10-01/10-08',
    worked: '01-26 02-08 04-27 09-28 10-11',
  },
  {
    year: 2026,
    numbers: ['国办发明电〔2025〕7号'],
    off: '01-01/01-03 02-15/02-23 04-04/04-06 05-01/05-05 06-19/06-21 09-25/09-27 10-01/10-07',
    worked: '01-04 02-14 02-28 05-09 09-20 10-10',
  },
]
