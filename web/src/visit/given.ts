/** Thrown by a page that answers with something else than a page, such as a file. */
export class Given {
  readonly response: Response

  constructor(response: Response) {
    this.response = response
  }
}
