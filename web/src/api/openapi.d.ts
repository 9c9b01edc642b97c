// Made by `npm run docs` from docs/openapi.json; a test compares. Do not edit.
export interface paths {
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process lives */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            status: "ok";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The node can do its work */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            status: "ok";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/identity/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who I am here */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            kind: "citizen" | "staff" | "operator" | "rule";
                            node: string;
                            duties: {
                                place: string;
                                /** @enum {unknown} */
                                role: "clerk" | "examiner" | "helper" | "supervisor" | "auditor" | "operator" | "itemManager" | "dataSteward";
                                organisation: string;
                            }[];
                            name?: string;
                            person?: {
                                idNumberMasked: string;
                                home: string;
                                assurance: "inPerson" | "remote";
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/identity/me/record": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My name and number as they are registered, for a form of mine (the person) */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            name: string;
                            idNumber: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/identity/me/reads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who looked at my data, newest first (the person) */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    /** @description others: without my own looks */
                    by?: "all" | "others";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entries: {
                                /** Format: date-time */
                                at: string;
                                actor: string;
                                purpose: string;
                                /** @description The case that was looked at */
                                subject: string | null;
                                /** @description The person themselves looked */
                                own: boolean;
                                /** @description Where the one who looked works */
                                organisation: string | null;
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/identity/me/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 长者版、高对比 · How I like pages to look */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            mode: ("normal" | "elder" | "contrast") | null;
                        };
                    };
                };
            };
        };
        /** 记住长者版、高对比 · Keep how I like pages to look */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        mode: "normal" | "elder" | "contrast";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/identity/people/identified": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 窗口核身 · The person whose document a clerk has seen */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        idNumber: string;
                        /** @description The counter of the clerk */
                        place: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            idNumberMasked: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/identity/places": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Places known here, all or of one node */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    node?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entries: {
                                id: string;
                                kind: "counter" | "office" | "authority" | "portal";
                                nameZh: string;
                                nameEn: string | null;
                                organisation: {
                                    id: string;
                                    nameZh: string;
                                    nameEn: string | null;
                                    uscc: string | null;
                                };
                                address: string | null;
                                hours: string | null;
                                phone: string | null;
                                evidence: string | null;
                                counters: {
                                    number: string;
                                    nameZh: string;
                                    nameEn: string | null;
                                }[];
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/identity/places/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One place */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            kind: "counter" | "office" | "authority" | "portal";
                            nameZh: string;
                            nameEn: string | null;
                            organisation: {
                                id: string;
                                nameZh: string;
                                nameEn: string | null;
                                uscc: string | null;
                            };
                            address: string | null;
                            hours: string | null;
                            phone: string | null;
                            evidence: string | null;
                            counters: {
                                number: string;
                                nameZh: string;
                                nameEn: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/identity/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A token for one of staff or a person (operator) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        for: {
                            staff: string;
                        } | {
                            /** Format: uuid */
                            person: string;
                        } | {
                            idNumber: string;
                        };
                        /** @default 12 */
                        hours?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            token: string;
                            kind: "citizen" | "staff" | "operator";
                            actor: string;
                            expiresAt: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/identity/tokens/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End every token of one of staff or a person (operator) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        for: {
                            staff: string;
                        } | {
                            /** Format: uuid */
                            person: string;
                        } | {
                            idNumber: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            kind: "citizen" | "staff" | "operator";
                            actor: string;
                            revoked: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/identity/tokens/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Sign out: end the token of this request */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/identity/trust": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The trust list of this node */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A signed trust list, as protocol.md says */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Take in a newer trust list (operator) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            /** @description A signed trust list, as protocol.md says */
            requestBody: {
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            version: number;
                            standing: "inForce" | "inGrace" | "expired";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/identity/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The public keys of this node, for whoever writes the trust list */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            node: string;
                            keys: Record<string, never>;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/identity/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with an ID token of this region’s identity provider */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        idToken: string;
                        /** @description The one this sign-in began with */
                        nonce: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            token: string;
                            kind: "citizen" | "staff";
                            actor: string;
                            expiresAt: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/identity/assertions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who I am, said by my home node to another node (the person) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        to: string;
                        challenge?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            type: "cn.tongban.identity.assertion.v1";
                            from: string;
                            to: string;
                            encrypted: {
                                epk?: string;
                                wrapped?: string;
                                iv: string;
                                ciphertext: string;
                                tag: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/identity/assertions/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with what my home node says of me */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        type: "cn.tongban.identity.assertion.v1";
                        from: string;
                        to: string;
                        encrypted: {
                            epk?: string;
                            wrapped?: string;
                            iv: string;
                            ciphertext: string;
                            tag: string;
                        };
                        /** @description What the challenge is the SHA-256 of */
                        verifier?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            token: string;
                            person: string;
                            name: string;
                            expiresAt: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/identity/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Organisations, places, counters, staff, people and mandates, row by row (operator)
         * @description A bad row is reported and left out, the others stand. The same document again changes nothing.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Each row: {"type":"object","required":["id","name"],"properties":{"id":{"type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9:_-]{0,63}$"},"name":{"type":"object","required":["zh"],"properties":{"zh":{"type":"string","minLength":1,"maxLength":100},"en":{"anyOf":[{"type":"string","minLength":1,"maxLength":200},{"type":"null"}]}},"additionalProperties":false},"uscc":{"anyOf":[{"type":"string","minLength":1,"maxLength":18},{"type":"null"}]},"evidence":{"anyOf":[{"type":"string","minLength":1,"maxLength":40},{"type":"null"}]}},"additionalProperties":false} */
                        organisations?: unknown[];
                        /** @description Each row: {"type":"object","required":["id","kind","name","organisation"],"properties":{"id":{"type":"string","pattern":"^\\d{6}:[a-z0-9-]{1,40}$"},"kind":{"anyOf":[{"type":"string","const":"counter"},{"type":"string","const":"office"},{"type":"string","const":"authority"},{"type":"string","const":"portal"}]},"name":{"type":"object","required":["zh"],"properties":{"zh":{"type":"string","minLength":1,"maxLength":100},"en":{"anyOf":[{"type":"string","minLength":1,"maxLength":200},{"type":"null"}]}},"additionalProperties":false},"organisation":{"type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9:_-]{0,63}$"},"address":{"anyOf":[{"type":"string","minLength":1,"maxLength":200},{"type":"null"}]},"hours":{"anyOf":[{"type":"string","minLength":1,"maxLength":200},{"type":"null"}]},"phone":{"anyOf":[{"type":"string","minLength":1,"maxLength":40},{"type":"null"}]},"evidence":{"anyOf":[{"type":"string","minLength":1,"maxLength":40},{"type":"null"}]}},"additionalProperties":false} */
                        places?: unknown[];
                        /** @description Each row: {"type":"object","required":["place","number","name"],"properties":{"place":{"type":"string","pattern":"^\\d{6}:[a-z0-9-]{1,40}$"},"number":{"type":"string","minLength":1,"maxLength":10},"name":{"type":"object","required":["zh"],"properties":{"zh":{"type":"string","minLength":1,"maxLength":100},"en":{"anyOf":[{"type":"string","minLength":1,"maxLength":200},{"type":"null"}]}},"additionalProperties":false},"evidence":{"anyOf":[{"type":"string","minLength":1,"maxLength":40},{"type":"null"}]}},"additionalProperties":false} */
                        counters?: unknown[];
                        /** @description Each row: {"type":"object","required":["id","name","organisation","duties"],"properties":{"id":{"type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9:_-]{0,63}$"},"name":{"type":"string","minLength":1,"maxLength":100},"organisation":{"type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9:_-]{0,63}$"},"duties":{"type":"array","items":{"type":"object","required":["place","role","from"],"properties":{"place":{"type":"string","pattern":"^\\d{6}:[a-z0-9-]{1,40}$"},"role":{"enum":["clerk","examiner","helper","supervisor","auditor","operator","itemManager","dataSteward"]},"from":{"type":"string","pattern":"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$"},"until":{"anyOf":[{"type":"string","pattern":"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$"},{"type":"null"}]}},"additionalProperties":false},"maxItems":50},"evidence":{"anyOf":[{"type":"string","minLength":1,"maxLength":40},{"type":"null"}]}},"additionalProperties":false} */
                        staff?: unknown[];
                        /** @description Each row: {"type":"object","required":["name","idNumber"],"properties":{"name":{"type":"string","minLength":1,"maxLength":100},"idNumber":{"type":"string","minLength":18,"maxLength":18},"assurance":{"anyOf":[{"type":"string","const":"inPerson"},{"type":"string","const":"remote"}]},"evidence":{"anyOf":[{"type":"string","minLength":1,"maxLength":40},{"type":"null"}]}},"additionalProperties":false} */
                        people?: unknown[];
                        /** @description Each row: {"type":"object","required":["principal","agent","from","until"],"properties":{"principal":{"type":"string","minLength":18,"maxLength":18},"agent":{"anyOf":[{"type":"object","required":["idNumber"],"properties":{"idNumber":{"type":"string","minLength":18,"maxLength":18}},"additionalProperties":false},{"type":"object","required":["staff"],"properties":{"staff":{"type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9:_-]{0,63}$"}},"additionalProperties":false}]},"item":{"anyOf":[{"type":"string","minLength":1,"maxLength":100},{"type":"null"}]},"from":{"type":"string","pattern":"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$"},"until":{"type":"string","pattern":"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$"},"evidence":{"anyOf":[{"type":"string","minLength":1,"maxLength":40},{"type":"null"}]}},"additionalProperties":false} */
                        mandates?: unknown[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            lists: {
                                organisations?: {
                                    given: number;
                                    stored: number;
                                    unchanged: number;
                                    refused: number;
                                };
                                places?: {
                                    given: number;
                                    stored: number;
                                    unchanged: number;
                                    refused: number;
                                };
                                counters?: {
                                    given: number;
                                    stored: number;
                                    unchanged: number;
                                    refused: number;
                                };
                                staff?: {
                                    given: number;
                                    stored: number;
                                    unchanged: number;
                                    refused: number;
                                };
                                people?: {
                                    given: number;
                                    stored: number;
                                    unchanged: number;
                                    refused: number;
                                };
                                mandates?: {
                                    given: number;
                                    stored: number;
                                    unchanged: number;
                                    refused: number;
                                };
                            };
                            refused: {
                                list: string;
                                row: number;
                                code: string;
                                zh: string;
                                en: string;
                                field: string;
                            }[];
                            people: {
                                row: number;
                                id: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Items in order of their names */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    published?: boolean;
                    /** @description Only items open at this place, or anywhere in this division of six digits */
                    place?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entries: {
                                id: string;
                                name: string;
                                /** @description Lists that name the item */
                                sources: string[];
                                /** @description Implementations found in lists: shown, open to no application */
                                listed: number;
                                /** @description Places whose version takes applications today */
                                published: number;
                                /** @description Places that take applications for it today */
                                places: string[];
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/items/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All that is known of an item */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            /** @description Lists that name the item */
                            sources: string[];
                            /** @description Implementations found in lists: shown, open to no application */
                            listed: number;
                            /** @description Places whose version takes applications today */
                            published: number;
                            rows: {
                                list: string;
                                row: number;
                                name: string;
                                evidence: string | null;
                                marks: unknown;
                                data: unknown;
                            }[];
                            implementations: {
                                region: string;
                                id: string;
                                authority: string;
                                division: string;
                                name: string;
                                itemCode: string | null;
                                implementerCode: string | null;
                                implementerClass: string;
                            }[];
                            versions: {
                                hash: string;
                                name: {
                                    zh: string;
                                    en: string | null;
                                };
                                place: string;
                                mode: string;
                                instant: boolean;
                                limits: unknown;
                                /** @description Opens a case at each of several authorities */
                                joint: boolean;
                            }[];
                            standards: {
                                guide: string;
                                stage: string;
                                differences: string[];
                                sides: {
                                    guide: string;
                                    side: number;
                                    /** @description `draft` names one authority’s implementation, `note` is a note on the standard */
                                    standing: string;
                                    place: string;
                                    division: string | null;
                                    itemCode: string | null;
                                    evidence: string;
                                    data: unknown;
                                }[];
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Items by everyday words, dialect, Pinyin or English: items, a question back, or ways on */
        get: {
            parameters: {
                query: {
                    q: string;
                    /** @description Where the person is: a division by code or name */
                    from?: string;
                    /** @description Whose matter it is: a division by code or name */
                    to?: string;
                    for?: "person" | "enterprise";
                    /** @description False where a portal looks for its own links: what finds nothing is then not kept as a failed search */
                    typed?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            kind: "items";
                            items: {
                                id: string;
                                /** @description The official name */
                                name: string;
                                en: string | null;
                                /** @description The basic code as published; null where no list gives one or lists differ */
                                code: string | null;
                                /** @description online, relay or joint; null where nobody says */
                                mode: string | null;
                                /** @description Lists that name the item */
                                sources: string[];
                                /** @description Who may apply, as the lists write it */
                                audience: string[];
                                /** @description Implementations found in lists */
                                listed: number;
                                /** @description Places whose version takes applications today */
                                published: number;
                                /** @description The same at the place that decides, where one was named */
                                listedThere: number;
                                publishedThere: number;
                            }[];
                            /** @description What was searched for, where something was guessed */
                            corrected?: string;
                            /** @description from, to: a move (from: also where the asker is); target: whose authority decides; use: where the paper is used */
                            places?: {
                                from?: string;
                                to?: string;
                                target?: string;
                                use?: string;
                            };
                            /** @description The part of the page that answers */
                            section?: "materials" | "fee" | "places" | "limit";
                        } | {
                            /** @enum {string} */
                            kind: "ask";
                            question: string;
                            questionEn: string;
                            candidates: {
                                id: string;
                                name: string;
                                en: string | null;
                            }[];
                            /** @description What was searched for, where something was guessed */
                            corrected?: string;
                            /** @description from, to: a move (from: also where the asker is); target: whose authority decides; use: where the paper is used */
                            places?: {
                                from?: string;
                                to?: string;
                                target?: string;
                                use?: string;
                            };
                            /** @description The part of the page that answers */
                            section?: "materials" | "fee" | "places" | "limit";
                        } | {
                            /** @enum {string} */
                            kind: "none";
                            exits: {
                                way: string;
                                say: string;
                                sayEn: string;
                            }[];
                            emergency?: {
                                /** @description The number to call at once */
                                phone: string;
                                say: string;
                                sayEn: string;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dictionary/words": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Published everyday words, with what they mean */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    text?: string;
                    variety?: "everyday" | "dialect" | "old" | "abbreviation";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entries: {
                                /** @description Who answers for it; 000000 for all */
                                region: string;
                                term: string;
                                variety: string;
                                words: string[];
                                /** @description Classes of words it stands for */
                                means: string[];
                                /** @description Official names of items it leads to */
                                items: string[];
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dictionary/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Entries of the dictionary, drafts beside what is published */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    kind?: string;
                    state?: "draft" | "published";
                    /** @description Stands somewhere in the entry */
                    text?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entries: {
                                /** @description Who answers for it; 000000 for all */
                                region: string;
                                kind: string;
                                term: string;
                                /** @description What the entry says; null takes it out when it is published */
                                body: unknown;
                                source: string;
                                author: string;
                                version: number;
                                changedAt: unknown;
                                state: "draft" | "published";
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dictionary/entries/{region}/{kind}/{term}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One entry: its draft, else what is published */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Who answers for it; 000000 for all */
                    region: string;
                    kind: string;
                    term: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Who answers for it; 000000 for all */
                            region: string;
                            kind: string;
                            term: string;
                            /** @description What the entry says; null takes it out when it is published */
                            body: unknown;
                            source: string;
                            author: string;
                            version: number;
                            changedAt: unknown;
                        };
                    };
                };
            };
        };
        /**
         * Draft what an entry shall say
         * @description `If-Match: "0"` for a new one, `body: null` to take it out. Who comes second gets both texts (`standing`, `yours`), status 412.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Who answers for it; 000000 for all */
                    region: string;
                    kind: string;
                    term: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        body: ({
                            /** @enum {string} */
                            kind: "class";
                            term: string;
                            role: "object" | "action" | "basic" | "cause" | "who" | "detail" | "weak";
                            words?: string[];
                            en?: string[];
                            covers?: string[];
                        } | {
                            /** @enum {string} */
                            kind: "word";
                            term: string;
                            variety: "everyday" | "dialect" | "old" | "abbreviation";
                            words: string[];
                            en?: string[];
                            means?: string[];
                            items?: string[];
                        } | {
                            /** @enum {string} */
                            kind: "rule";
                            term: string;
                            all: string[];
                            none?: string[];
                            items: string[];
                        } | {
                            /** @enum {string} */
                            kind: "ask";
                            term: string;
                            when: string[];
                            question: {
                                zh: string;
                                en: string;
                            };
                            offers: string[];
                        } | {
                            kind: "stop" | "outside" | "particle" | "ending";
                            term: string;
                            words: string[];
                            en?: string[];
                        } | {
                            /** @enum {string} */
                            kind: "emergency";
                            term: string;
                            words: string[];
                            en?: string[];
                            unless?: string[];
                            phone: string;
                            say: {
                                zh: string;
                                en: string;
                            };
                        } | {
                            /** @enum {string} */
                            kind: "section";
                            term: string;
                            section: "materials" | "fee" | "places" | "limit";
                            words: string[];
                            en?: string[];
                        } | {
                            /** @enum {string} */
                            kind: "cue";
                            term: string;
                            cue: "origin" | "toward" | "at" | "home" | "own" | "use";
                            before?: string[];
                            after?: string[];
                            en?: string[];
                        } | {
                            /** @enum {string} */
                            kind: "name";
                            term: string;
                            en: string;
                        } | {
                            /** @enum {string} */
                            kind: "list";
                            term: string;
                            prior: number;
                        }) | null;
                        source: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Who answers for it; 000000 for all */
                            region: string;
                            kind: string;
                            term: string;
                            /** @description What the entry says; null takes it out when it is published */
                            body: unknown;
                            source: string;
                            author: string;
                            version: number;
                            changedAt: unknown;
                        };
                    };
                };
            };
        };
        post?: never;
        /** Withdraw a draft; what is published goes on */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Who answers for it; 000000 for all */
                    region: string;
                    kind: string;
                    term: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dictionary/failed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Queries of a week that found nothing, without numbers */
        get: {
            parameters: {
                query?: {
                    day?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            week: string;
                            entries: {
                                text: string;
                                times: number;
                                lastAt: unknown;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dictionary/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Run the query sets with every draft; `check` is what a publication must name */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            check: string;
                            report: {
                                sets: {
                                    [key: string]: {
                                        queries: number;
                                        top1: {
                                            right: number;
                                            of: number;
                                        };
                                        top3: {
                                            right: number;
                                            of: number;
                                        };
                                        any: {
                                            right: number;
                                            of: number;
                                        };
                                        ask: {
                                            right: number;
                                            of: number;
                                        };
                                        none: {
                                            right: number;
                                            of: number;
                                        };
                                        understood: {
                                            right: number;
                                            of: number;
                                        };
                                        misses: unknown[];
                                        /** @description First 85 %, first three 95 %, questions and nothing 100 % */
                                        met: boolean;
                                    };
                                };
                                /** @description Queries that the published dictionary answers rightly and this one does not */
                                worse: string[];
                            };
                            runAt: unknown;
                            runBy: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dictionary/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publish every draft as one edition, after its check was shown */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        check: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            number: number;
                            hash: string;
                            report: {
                                sets: {
                                    [key: string]: {
                                        queries: number;
                                        top1: {
                                            right: number;
                                            of: number;
                                        };
                                        top3: {
                                            right: number;
                                            of: number;
                                        };
                                        any: {
                                            right: number;
                                            of: number;
                                        };
                                        ask: {
                                            right: number;
                                            of: number;
                                        };
                                        none: {
                                            right: number;
                                            of: number;
                                        };
                                        understood: {
                                            right: number;
                                            of: number;
                                        };
                                        misses: unknown[];
                                        /** @description First 85 %, first three 95 %, questions and nothing 100 % */
                                        met: boolean;
                                    };
                                };
                                /** @description Queries that the published dictionary answers rightly and this one does not */
                                worse: string[];
                            } | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{list}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A list as it stands: its source, sums and thinkable repairs */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    list: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            list: string;
                            /** @description `items` or `guides` */
                            kind: string;
                            /** @description SHA-256 of the canonical JSON of the list, hex */
                            hash: string;
                            /** @description Rows, accepted, marked, and how often each mark stands */
                            totals: unknown;
                            /** @description Rows that could not be listed; `/imports/{list}/rows?rows=refused` names each with its reason */
                            refused: number;
                            /** @description Thinkable repairs of implementer codes; none is applied */
                            repairs: unknown;
                            /** Format: date-time */
                            importedAt: string;
                            importedBy: string;
                            head: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{list}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rows of a list, each as published and with its marks */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    rows?: "all" | "marked" | "refused";
                };
                header?: never;
                path: {
                    list: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entries: {
                                row: number;
                                name: string | null;
                                item: string | null;
                                accepted: boolean;
                                implementer: string | null;
                                shape: string | null;
                                marks: unknown;
                                data: unknown;
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publish a version of an item at a place of this node (its item manager, or an operator) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            /** @description A version document */
            requestBody: {
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            hash: string;
                            changed: boolean;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/versions/{hash}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A version, as the canonical JSON that its hash is over */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    hash: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            item: string;
                            name: {
                                zh: string;
                                en: string | null;
                            };
                            place: string;
                            implementer: {
                                name: string;
                                code: string | null;
                            };
                            implementationCode: string | null;
                            localCode: string | null;
                            kind: string | null;
                            /** @enum {unknown} */
                            mode: "online" | "relay" | "joint";
                            instant: boolean;
                            audience: {
                                kinds: ("person" | "enterprise")[];
                                text: string | null;
                            };
                            conditions: string[];
                            process: string[];
                            materials: {
                                id: string;
                                name: {
                                    zh: string;
                                    en: string | null;
                                };
                                type?: string;
                                /** @enum {unknown} */
                                required: "always" | "whenSituation" | "optional";
                                situation?: string;
                                forms: ("upload" | "original" | "promise")[];
                                sections: ("form" | "materials" | "inquiry" | "fee" | "opinion" | "decision" | "contact" | "rating")[];
                            }[];
                            formSchema: {
                                [key: string]: unknown;
                            };
                            limits: {
                                /** @enum {unknown} */
                                unit: "working" | "calendar";
                                legalDays: number;
                                promisedDays: number | null;
                                noticeDays: number;
                                deliveryDays: number;
                            };
                            fee: {
                                reason: string;
                                amount: number;
                                basis: string;
                            } | null;
                            secondPerson: boolean;
                            decidesByRule: boolean;
                            children?: {
                                place: string;
                                item: string;
                            }[];
                            assisting?: {
                                place: string;
                                question: string;
                            }[];
                            result: {
                                name: {
                                    zh: string;
                                    en: string | null;
                                };
                                /** @enum {unknown} */
                                kind: "certificate" | "document" | "payment" | "record";
                            };
                            basis: string[];
                            remedy: string;
                            contact: {
                                address: string | null;
                                hours: string | null;
                                phone: string | null;
                                complaints?: string | null;
                                window?: string | null;
                                feeAccount?: string | null;
                                /** @enum {unknown} */
                                evidence?: "read" | "recalled" | "derived" | "demo" | "unknown";
                            };
                            from: string;
                            until: string | null;
                            evidence: {
                                /** @enum {unknown} */
                                conditions: "read" | "recalled" | "derived" | "demo" | "unknown";
                                /** @enum {unknown} */
                                audience: "read" | "recalled" | "derived" | "demo" | "unknown";
                                /** @enum {unknown} */
                                process: "read" | "recalled" | "derived" | "demo" | "unknown";
                                /** @enum {unknown} */
                                materials: "read" | "recalled" | "derived" | "demo" | "unknown";
                                /** @enum {unknown} */
                                limits: "read" | "recalled" | "derived" | "demo" | "unknown";
                                /** @enum {unknown} */
                                result: "read" | "recalled" | "derived" | "demo" | "unknown";
                                /** @enum {unknown} */
                                code: "read" | "recalled" | "derived" | "demo" | "unknown";
                                /** @enum {unknown} */
                                basis: "read" | "recalled" | "derived" | "demo" | "unknown";
                                /** @enum {unknown} */
                                kind: "read" | "recalled" | "derived" | "demo" | "unknown";
                                /** @enum {unknown} */
                                fee: "read" | "recalled" | "derived" | "demo" | "unknown";
                            };
                            sources: string[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalogue/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Proposals, the latest first */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    item?: string;
                    /** @description Only what is not decided yet */
                    open?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entries: {
                                /** Format: uuid */
                                id: string;
                                item: string;
                                standard: string;
                                /** @description commenting, objected, adopting, adopted or withdrawn */
                                stage: string;
                                from: string;
                                inForceFrom: string | null;
                                parties: string[];
                                replaces: string | null;
                                by: string;
                                proposedAt: string;
                                withdrawnAt: string | null;
                                ticket: string | null;
                                comments: {
                                    party: string;
                                    at: string;
                                    stance: string;
                                }[];
                                /** @description What was said, in the order of the comments */
                                words: string[];
                                adoptions: {
                                    party: string;
                                    at: string;
                                }[];
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Propose a standard to the partner regions (item manager) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description A standard (`StandardSchema` of the protocol) */
                        standard: {
                            [key: string]: unknown;
                        };
                        from: string;
                        parties?: string[];
                        ticket?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            standard: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalogue/proposals/{id}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say what this region thinks of a proposal (item manager) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        stance: "support" | "object";
                        words: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            item: string;
                            standard: string;
                            /** @description commenting, objected, adopting, adopted or withdrawn */
                            stage: string;
                            from: string;
                            inForceFrom: string | null;
                            parties: string[];
                            replaces: string | null;
                            by: string;
                            proposedAt: string;
                            withdrawnAt: string | null;
                            ticket: string | null;
                            comments: {
                                party: string;
                                at: string;
                                stance: string;
                            }[];
                            /** @description What was said, in the order of the comments */
                            words: string[];
                            adoptions: {
                                party: string;
                                at: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalogue/proposals/{id}/adopt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adopt a proposal for this region (item manager); it is in force when every region has */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            item: string;
                            standard: string;
                            /** @description commenting, objected, adopting, adopted or withdrawn */
                            stage: string;
                            from: string;
                            inForceFrom: string | null;
                            parties: string[];
                            replaces: string | null;
                            by: string;
                            proposedAt: string;
                            withdrawnAt: string | null;
                            ticket: string | null;
                            comments: {
                                party: string;
                                at: string;
                                stance: string;
                            }[];
                            /** @description What was said, in the order of the comments */
                            words: string[];
                            adoptions: {
                                party: string;
                                at: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalogue/proposals/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraw a proposal of this region that it has not adopted (item manager) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            item: string;
                            standard: string;
                            /** @description commenting, objected, adopting, adopted or withdrawn */
                            stage: string;
                            from: string;
                            inForceFrom: string | null;
                            parties: string[];
                            replaces: string | null;
                            by: string;
                            proposedAt: string;
                            withdrawnAt: string | null;
                            ticket: string | null;
                            comments: {
                                party: string;
                                at: string;
                                stance: string;
                            }[];
                            /** @description What was said, in the order of the comments */
                            words: string[];
                            adoptions: {
                                party: string;
                                at: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalogue/proposals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A proposal and all that was said of it */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            item: string;
                            standard: string;
                            /** @description commenting, objected, adopting, adopted or withdrawn */
                            stage: string;
                            from: string;
                            inForceFrom: string | null;
                            parties: string[];
                            replaces: string | null;
                            by: string;
                            proposedAt: string;
                            withdrawnAt: string | null;
                            ticket: string | null;
                            comments: {
                                party: string;
                                at: string;
                                stance: string;
                            }[];
                            /** @description What was said, in the order of the comments */
                            words: string[];
                            adoptions: {
                                party: string;
                                at: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalogue/standards/{item}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The standard of an item as of a day, and every one it had */
        get: {
            parameters: {
                query?: {
                    asOf?: string;
                };
                header?: never;
                path: {
                    item: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            hash: string;
                            from: string;
                            parties: string[];
                            standard: unknown;
                            history: {
                                hash: string;
                                from: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalogue/standard-documents/{hash}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A standard, as the canonical JSON that its name is the hash of */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    hash: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalogue/difference-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Differences that wait for a second person at a place (item manager of the place) */
        get: {
            parameters: {
                query: {
                    place: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entries: {
                                /** Format: uuid */
                                id: string;
                                item: string;
                                place: string;
                                /** @enum {unknown} */
                                element: "conditions" | "audience" | "process" | "materials" | "limits" | "result" | "code" | "basis" | "kind" | "fee";
                                /** @enum {unknown} */
                                direction: "looser" | "stricter" | "different";
                                reason: string;
                                basis: string[];
                                from: string;
                                until: string;
                                askedBy: string;
                                askedAt: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Ask to declare a difference from the standard; who asks owns it (item manager of the place) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        item: string;
                        place: string;
                        /** @enum {unknown} */
                        element: "conditions" | "audience" | "process" | "materials" | "limits" | "result" | "code" | "basis" | "kind" | "fee";
                        /** @enum {unknown} */
                        direction: "looser" | "stricter" | "different";
                        reason: string;
                        basis: string[];
                        from: string;
                        until: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            item: string;
                            place: string;
                            /** @enum {unknown} */
                            element: "conditions" | "audience" | "process" | "materials" | "limits" | "result" | "code" | "basis" | "kind" | "fee";
                            /** @enum {unknown} */
                            direction: "looser" | "stricter" | "different";
                            reason: string;
                            basis: string[];
                            from: string;
                            until: string;
                            askedBy: string;
                            askedAt: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalogue/difference-requests/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve a difference that another person asked for: it is declared to the partners */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            consentOf: string[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalogue/variances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The register of declared differences as of a day, the latest first */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    asOf?: string;
                    item?: string;
                    place?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entries: {
                                /** Format: uuid */
                                id: string;
                                item: string;
                                place: string;
                                element: string;
                                direction: string;
                                /** @description inForce, awaiting, refused, notYet, expired or ended */
                                standing: string;
                                from: string;
                                until: string;
                                endedFrom: string | null;
                                consentOf: string[];
                                answers: {
                                    party: string;
                                    answer: string;
                                    at: string;
                                }[];
                                /** @description What was said, in the order of the answers */
                                words: string[];
                                declaredBy: string;
                                declaredAt: string;
                                /** @description Reason, legal basis, owner, approver */
                                document: unknown;
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalogue/variances/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A declared difference */
        get: {
            parameters: {
                query?: {
                    asOf?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            item: string;
                            place: string;
                            element: string;
                            direction: string;
                            /** @description inForce, awaiting, refused, notYet, expired or ended */
                            standing: string;
                            from: string;
                            until: string;
                            endedFrom: string | null;
                            consentOf: string[];
                            answers: {
                                party: string;
                                answer: string;
                                at: string;
                            }[];
                            /** @description What was said, in the order of the answers */
                            words: string[];
                            declaredBy: string;
                            declaredAt: string;
                            /** @description Reason, legal basis, owner, approver */
                            document: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalogue/variances/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Consent to another region’s difference, or refuse it (item manager) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        answer: "consent" | "refuse";
                        words: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            item: string;
                            place: string;
                            element: string;
                            direction: string;
                            /** @description inForce, awaiting, refused, notYet, expired or ended */
                            standing: string;
                            from: string;
                            until: string;
                            endedFrom: string | null;
                            consentOf: string[];
                            answers: {
                                party: string;
                                answer: string;
                                at: string;
                            }[];
                            /** @description What was said, in the order of the answers */
                            words: string[];
                            declaredBy: string;
                            declaredAt: string;
                            /** @description Reason, legal basis, owner, approver */
                            document: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalogue/variances/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a difference of this region before its last day (item manager of the place) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        from: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            item: string;
                            place: string;
                            element: string;
                            direction: string;
                            /** @description inForce, awaiting, refused, notYet, expired or ended */
                            standing: string;
                            from: string;
                            until: string;
                            endedFrom: string | null;
                            consentOf: string[];
                            answers: {
                                party: string;
                                answer: string;
                                at: string;
                            }[];
                            /** @description What was said, in the order of the answers */
                            words: string[];
                            declaredBy: string;
                            declaredAt: string;
                            /** @description Reason, legal basis, owner, approver */
                            document: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalogue/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Differences of the versions in force on a day that no declared difference covers, item by item */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    asOf?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            asOf: string;
                            /** @description Versions held against a standard on this page */
                            checked: number;
                            entries: {
                                item: string;
                                name: string;
                                place: string;
                                element: string;
                                relation: string;
                                reason: {
                                    zh: string;
                                    en: string;
                                };
                                /** @description undeclared, otherDirection, awaiting, refused, notYet, expired or ended */
                                why: string;
                                version: string;
                                standard: string;
                                variance: string | null;
                                owner: string | null;
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/items/{id}/differences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Differences from the standard that are declared and in force, with their reasons */
        get: {
            parameters: {
                query?: {
                    asOf?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entries: {
                                place: string;
                                /** @enum {unknown} */
                                element: "conditions" | "audience" | "process" | "materials" | "limits" | "result" | "code" | "basis" | "kind" | "fee";
                                /**
                                 * @description Than the common standard
                                 * @enum {unknown}
                                 */
                                direction: "looser" | "stricter" | "different";
                                from: string;
                                until: string;
                                reason: string;
                                basis: string[];
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalogue/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Two published documents, versions or standards, element by element */
        get: {
            parameters: {
                query: {
                    left: string;
                    right: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            elements: {
                                element: string;
                                /** @description How right stands to left: same, looser, stricter, different or unknown */
                                relation: string;
                                left: unknown;
                                right: unknown;
                                reason: {
                                    zh: string;
                                    en: string;
                                };
                                /** @description How the materials were matched */
                                materials?: unknown;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalogue/uniformity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How uniform items are between two regions as of a day, item by item and element by element */
        get: {
            parameters: {
                query: {
                    limit?: number;
                    cursor?: string;
                    asOf?: string;
                    left: string;
                    right: string;
                    item?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entries: {
                                item: string;
                                name: string;
                                same: number;
                                /** @description Pairs of versions of which both say the element */
                                n: number;
                                /** @description Pairs of which one does not */
                                unknown: number;
                                /** @description same / n; null where nothing could be compared */
                                score: number | null;
                                elements: {
                                    element: string;
                                    same: number;
                                    /** @description Pairs of versions of which both say the element */
                                    n: number;
                                    /** @description Pairs of which one does not */
                                    unknown: number;
                                    /** @description same / n; null where nothing could be compared */
                                    score: number | null;
                                }[];
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalogue/uniformity/total": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How uniform two regions are as of a day, over all items */
        get: {
            parameters: {
                query: {
                    asOf?: string;
                    left: string;
                    right: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            same: number;
                            /** @description Pairs of versions of which both say the element */
                            n: number;
                            /** @description Pairs of which one does not */
                            unknown: number;
                            /** @description same / n; null where nothing could be compared */
                            score: number | null;
                            elements: {
                                element: string;
                                same: number;
                                /** @description Pairs of versions of which both say the element */
                                n: number;
                                /** @description Pairs of which one does not */
                                unknown: number;
                                /** @description same / n; null where nothing could be compared */
                                score: number | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalogue/uniformity/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The days on which the score of two regions changed, of one item or of all, oldest first */
        get: {
            parameters: {
                query: {
                    left: string;
                    right: string;
                    item?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            points: {
                                from: string;
                                same: number;
                                /** @description Pairs of versions of which both say the element */
                                n: number;
                                /** @description Pairs of which one does not */
                                unknown: number;
                                /** @description same / n; null where nothing could be compared */
                                score: number | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalogue/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All that is published, one JSON document a line: from it anyone computes comparisons and scores */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description application/x-ndjson */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalogue/halts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What halts an item on a day or later */
        get: {
            parameters: {
                query: {
                    asOf?: string;
                    item: string;
                    place?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entries: {
                                /** Format: uuid */
                                id: string;
                                item: string;
                                place: string;
                                kind: string;
                                from: string;
                                until: string | null;
                                reason: string;
                                resumedFrom: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Suspend or retire an item at a place (item manager of the place) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        item: string;
                        place: string;
                        /** @enum {unknown} */
                        kind: "suspend" | "retire";
                        from: string;
                        until?: string | null;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            item: string;
                            place: string;
                            kind: string;
                            from: string;
                            until: string | null;
                            reason: string;
                            resumedFrom: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalogue/halts/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a suspension from a day on (item manager of the place) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        from: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            item: string;
                            place: string;
                            kind: string;
                            from: string;
                            until: string | null;
                            reason: string;
                            resumedFrom: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalogue/batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The batches of the list, in order of their days */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entries: {
                                id: string;
                                title: string;
                                issuedAs: string | null;
                                from: string;
                                announcedBy: string;
                                items: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Announce a batch of items that the regions open together (item manager) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        id: string;
                        title: string;
                        issuedAs?: string | null;
                        from: string;
                        /** @description Names of items */
                        items: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            changed: boolean;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalogue/batches/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A batch, each item with the number of places that take applications on a day */
        get: {
            parameters: {
                query?: {
                    asOf?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            title: string;
                            issuedAs: string | null;
                            from: string;
                            announcedBy: string;
                            entries: {
                                item: string;
                                name: string;
                                published: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalogue/counters/{counter}/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Changes of the items that a counter uses, the latest first (its staff) */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    unread?: boolean;
                };
                header?: never;
                path: {
                    counter: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entries: {
                                /** Format: uuid */
                                id: string;
                                /** @description published, suspended, retired, resumed or standardAdopted */
                                kind: string;
                                item: string;
                                name: string;
                                place: string | null;
                                from: string;
                                subject: string;
                                at: string;
                                readBy: string | null;
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalogue/counters/{counter}/notices/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note that the counter has read a notice (its staff) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    counter: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalogue/counters/{counter}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Name the items that a counter uses; with none it is told of every change (its staff) */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    counter: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        items: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalogue/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Claim an item for a place: a draft that inherits its standard, with the place’s own parts (its item manager) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        item: string;
                        place: string;
                        contact: {
                            address: string | null;
                            hours: string | null;
                            phone: string | null;
                            complaints?: string | null;
                            window?: string | null;
                            feeAccount?: string | null;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            item: string;
                            place: string;
                            revision: number;
                            standard: string | null;
                            document: unknown;
                            savedBy: string;
                            savedAt: string;
                            /** @description All that keeps it from being published */
                            faults: {
                                code: string;
                                at: string;
                                zh: string;
                                en: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalogue/drafts/{place}/{item}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The draft of an item at a place (its item manager) */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    place: string;
                    item: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            item: string;
                            place: string;
                            revision: number;
                            standard: string | null;
                            document: unknown;
                            savedBy: string;
                            savedAt: string;
                            /** @description All that keeps it from being published */
                            faults: {
                                code: string;
                                at: string;
                                zh: string;
                                en: string;
                            }[];
                        };
                    };
                };
            };
        };
        /** Save a draft that was seen (If-Match); who comes second gets both texts, status 412 (its item manager) */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    place: string;
                    item: string;
                };
                cookie?: never;
            };
            /** @description The text of the next version */
            requestBody: {
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalogue/drafts/{place}/{item}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publish a draft that was seen (If-Match); each fault is named (its item manager) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    place: string;
                    item: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalogue/drafts/{place}/{item}/texts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every text that was written for a draft, the latest first (its item manager) */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    place: string;
                    item: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entries: {
                                id: string;
                                /** @description The one it became, or the one its writer had seen */
                                revision: number;
                                /** @description False for a text that came second */
                                kept: boolean;
                                document: unknown;
                                savedBy: string;
                                savedAt: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/items/{id}/situations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The situations of an item at a place: its questions and the tables over them */
        get: {
            parameters: {
                query: {
                    place: string;
                    day?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            hash: string;
                            revision: number;
                            situations: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/items/{id}/situations/outcome": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What answers lead to: conditions, mode, the next question that matters, and the person’s own list of materials */
        get: {
            parameters: {
                query: {
                    place: string;
                    day?: string;
                    /** @description question:option, separated by commas; `?` as option is 不知道; any question may be left out */
                    answers?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/items/{id}/situations/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The last saved situations with what the check found (item manager of the place, operator) */
        get: {
            parameters: {
                query: {
                    place: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            revision: number;
                            hash: string;
                            situations: unknown;
                            /** @description Empty when the situations may be published */
                            findings: unknown[];
                            /** Format: date-time */
                            savedAt: string;
                            savedBy: string;
                            publishedAt: string | null;
                            publishedBy: string | null;
                        };
                    };
                };
            };
        };
        /**
         * Save situations and check every combination of answers (item manager of the place, operator)
         * @description `If-Match` is the revision that was read, "0" for the first. Where somebody else saved meanwhile, both texts come back.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            /** @description Situations (`SituationsSchema` of the protocol) */
            requestBody: {
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            revision: number;
                            hash: string;
                            findings: unknown[];
                        };
                    };
                };
                /** @description A problem document with both texts: what stands and what was sent */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            standing: {
                                revision: number;
                                hash: string;
                                situations: unknown;
                                /** @description Empty when the situations may be published */
                                findings: unknown[];
                                /** Format: date-time */
                                savedAt: string;
                                savedBy: string;
                                publishedAt: string | null;
                                publishedBy: string | null;
                            } | null;
                            sent: unknown;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/items/{id}/situations/publications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish the situations that were last saved (item manager of the place, operator)
         * @description `If-Match` is the revision that was read.
         */
        post: {
            parameters: {
                query: {
                    place: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            revision: number;
                            hash: string;
                            changed: boolean;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bundles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Bundles (一件事): several items handled as one life event */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entries: {
                                revision: number;
                                /** @description See `BundleSchema` of the protocol */
                                bundle: unknown;
                                /** Format: date-time */
                                savedAt: string;
                                savedBy: string;
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bundles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A bundle with one form and one list of materials, for the items that are open where it happens */
        get: {
            parameters: {
                query?: {
                    /** @description Where it happens, six digits */
                    division?: string;
                    day?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description See `ShownBundle` */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        /**
         * Save a bundle as its next revision (item manager, operator)
         * @description `If-Match` is the revision that was read, "0" for the first. Where somebody else saved meanwhile, both texts come back.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            /** @description A bundle (`BundleSchema` of the protocol) */
            requestBody: {
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            revision: number;
                            changed: boolean;
                        };
                    };
                };
                /** @description A problem document with both texts */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            standing: {
                                revision: number;
                                /** @description See `BundleSchema` of the protocol */
                                bundle: unknown;
                                /** Format: date-time */
                                savedAt: string;
                                savedBy: string;
                            } | null;
                            sent: unknown;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/items/{id}/guide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The guide of an item at a place, complete: what is not known is there as not known */
        get: {
            parameters: {
                query?: {
                    /** @description A place, or a division of six digits */
                    place?: string;
                    /** @description The day it is read for, today by default */
                    day?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description See `ShownGuide`; each part is `{known, value, evidence}` or `{known: false}` */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/items/{id}/guide.html": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same guide as a page to read and to print */
        get: {
            parameters: {
                query?: {
                    /** @description A place, or a division of six digits */
                    place?: string;
                    /** @description The day it is read for, today by default */
                    day?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{list}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A list as xlsx, CSV or JSON; only its doubtful or refused rows if so asked, each with the reason in the row */
        get: {
            parameters: {
                query?: {
                    format?: "json" | "csv" | "xlsx";
                    rows?: "all" | "marked" | "refused";
                };
                header?: never;
                path: {
                    list: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/import-template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file to fill in and import, with what belongs into each column */
        get: {
            parameters: {
                query?: {
                    format?: "json" | "csv" | "xlsx";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exchange/batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a sealed batch of a peer; the answer is its signed receipt, the same for a repeat */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The receipt, canonical JSON */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exchange/files/{sha256}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A range of a file of a case, for a node with a right to it, encrypted to that node */
        get: {
            parameters: {
                query: {
                    case: string;
                    from: number;
                };
                header?: never;
                path: {
                    sha256: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description `size` of the whole file, and the encrypted range: kid, iv, ciphertext, tag, and epk or wrapped */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exchange/agreements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Agreements of this node (operator) */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entries: {
                                hash: string;
                                id: string;
                                parties: string[];
                                from: string;
                                until: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Load an agreement signed by all its parties (operator) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            /** @description The agreement with its signatures */
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            hash: string;
                            id: string;
                            parties: string[];
                            from: string;
                            until: string;
                        };
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            hash: string;
                            id: string;
                            parties: string[];
                            from: string;
                            until: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exchange/peers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the exchange with each peer stands (operator) */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entries: {
                                node: string;
                                lastHeard: string | null;
                                lastReceipt: string | null;
                                aheadMs: number | null;
                                /** @description Items it has not receipted */
                                waiting: number;
                                batchesWaiting: number;
                                oldest: string | null;
                                /** @description Failed tries in a row */
                                failures: number;
                                failingSince: string | null;
                                lastFailure: string | null;
                                /** @description The last failure in words, and what to do */
                                why: {
                                    code: string;
                                    zh: string;
                                    en: string;
                                    remedy: {
                                        zh: string;
                                        en: string;
                                    } | null;
                                } | null;
                                parked: number;
                                /** @description Batches of it that never came */
                                gaps: number;
                                heardWaiting: number;
                                notUnderstood: number;
                                refused: number;
                                filesWanted: number;
                                /** @description Events the two nodes do not know alike, not settled */
                                differences: number;
                                reconciliation: {
                                    /** Format: date */
                                    day: string;
                                    /** Format: date-time */
                                    triedAt: string;
                                    doneAt: string | null;
                                    digestHash: string | null;
                                    here: number | null;
                                    there: number | null;
                                    failure: {
                                        code: string;
                                        zh: string;
                                        en: string;
                                        remedy: {
                                            zh: string;
                                            en: string;
                                        } | null;
                                    } | null;
                                    /** @description Differences that are not settled */
                                    open: number;
                                    /** @description Compared to the end, and nothing is open */
                                    agreed: boolean;
                                } | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exchange/peers/{node}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One peer, with what is parked and what differs (operator) */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    node: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            node: string;
                            lastHeard: string | null;
                            lastReceipt: string | null;
                            aheadMs: number | null;
                            /** @description Items it has not receipted */
                            waiting: number;
                            batchesWaiting: number;
                            oldest: string | null;
                            /** @description Failed tries in a row */
                            failures: number;
                            failingSince: string | null;
                            lastFailure: string | null;
                            /** @description The last failure in words, and what to do */
                            why: {
                                code: string;
                                zh: string;
                                en: string;
                                remedy: {
                                    zh: string;
                                    en: string;
                                } | null;
                            } | null;
                            parked: number;
                            /** @description Batches of it that never came */
                            gaps: number;
                            heardWaiting: number;
                            notUnderstood: number;
                            refused: number;
                            filesWanted: number;
                            /** @description Events the two nodes do not know alike, not settled */
                            differences: number;
                            parkedItems: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                caseId: string;
                                peer: string;
                                /** Format: uuid */
                                event: string;
                                code: string;
                                why: {
                                    code: string;
                                    zh: string;
                                    en: string;
                                    remedy: {
                                        zh: string;
                                        en: string;
                                    } | null;
                                };
                                /** Format: date-time */
                                parkedAt: string;
                            }[];
                            /** @description The last days, the latest first */
                            reconciliations: {
                                /** Format: date */
                                day: string;
                                /** Format: date-time */
                                triedAt: string;
                                doneAt: string | null;
                                digestHash: string | null;
                                here: number | null;
                                there: number | null;
                                failure: {
                                    code: string;
                                    zh: string;
                                    en: string;
                                    remedy: {
                                        zh: string;
                                        en: string;
                                    } | null;
                                } | null;
                                /** @description Differences that are not settled */
                                open: number;
                                /** @description Compared to the end, and nothing is open */
                                agreed: boolean;
                            }[];
                            openDifferences: {
                                /** Format: uuid */
                                event: string;
                                /** Format: date */
                                day: string;
                                caseId: string | null;
                                /** @enum {unknown} */
                                kind: "missingThere" | "missingHere" | "altered" | "forgottenThere" | "forgottenHere";
                                here: string | null;
                                there: string | null;
                                /** @enum {unknown} */
                                state: "repairing" | "repaired" | "parked" | "resolved";
                                /** Format: date-time */
                                foundAt: string;
                                settledAt: string | null;
                                resolvedBy: string | null;
                                reason: string | null;
                            }[];
                            /** @description What operators did about it, the latest first */
                            acts: {
                                /**
                                 * Format: uuid
                                 * @description Of the signed event that says it
                                 */
                                id: string;
                                /** @enum {unknown} */
                                act: "resumeParked" | "resolveDifference" | "publishTrustList" | "loadAgreement";
                                peer: string;
                                /** @description Who did it: an id that only this node can resolve */
                                by: string;
                                /** Format: date-time */
                                at: string;
                                caseId: string | null;
                                /** @description The events it was about */
                                events: string[];
                                /** @description What the peer had refused them for */
                                why: {
                                    code: string;
                                    zh: string;
                                    en: string;
                                    remedy: {
                                        zh: string;
                                        en: string;
                                    } | null;
                                } | null;
                                /** @description What the operator wrote down */
                                reason: string | null;
                                /** @description Of the trust list that was published */
                                version: number | null;
                                /** @description The batch of this node to itself in which it is sealed; null until then */
                                batch: number | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Figures for Prometheus (operator) */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Prometheus text format */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exchange/parked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the peers refused and holds back its case (operator) */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entries: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                caseId: string;
                                peer: string;
                                /** Format: uuid */
                                event: string;
                                code: string;
                                why: {
                                    code: string;
                                    zh: string;
                                    en: string;
                                    remedy: {
                                        zh: string;
                                        en: string;
                                    } | null;
                                };
                                /** Format: date-time */
                                parkedAt: string;
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exchange/heard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the peers said that is in no case yet (operator) */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entries: {
                                /** Format: uuid */
                                event: string;
                                /** Format: uuid */
                                caseId: string;
                                sender: string;
                                type: string;
                                /** @enum {unknown} */
                                verdict: "waiting" | "notUnderstood" | "refused";
                                code: string | null;
                                why: {
                                    code: string;
                                    zh: string;
                                    en: string;
                                    remedy: {
                                        zh: string;
                                        en: string;
                                    } | null;
                                } | null;
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exchange/parked/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a parked item again, and what waits behind it (operator) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            caseId: string;
                            peer: string;
                            events: string[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exchange/statements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What operators did about what waited, the latest first (operator) */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entries: {
                                /**
                                 * Format: uuid
                                 * @description Of the signed event that says it
                                 */
                                id: string;
                                /** @enum {unknown} */
                                act: "resumeParked" | "resolveDifference" | "publishTrustList" | "loadAgreement";
                                peer: string;
                                /** @description Who did it: an id that only this node can resolve */
                                by: string;
                                /** Format: date-time */
                                at: string;
                                caseId: string | null;
                                /** @description The events it was about */
                                events: string[];
                                /** @description What the peer had refused them for */
                                why: {
                                    code: string;
                                    zh: string;
                                    en: string;
                                    remedy: {
                                        zh: string;
                                        en: string;
                                    } | null;
                                } | null;
                                /** @description What the operator wrote down */
                                reason: string | null;
                                /** @description Of the trust list that was published */
                                version: number | null;
                                /** @description The batch of this node to itself in which it is sealed; null until then */
                                batch: number | null;
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exchange/reconcile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** For a peer that compares a day with this node: parts of the digest tree, single events, or say these again */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer, canonical JSON, signed for this request */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exchange/peers/{node}/reconcile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Compare a day with a peer now, and repair what can be (operator) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    node: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: date
                         * @description China Standard Time
                         */
                        day: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date */
                            day: string;
                            /** Format: date-time */
                            triedAt: string;
                            doneAt: string | null;
                            digestHash: string | null;
                            here: number | null;
                            there: number | null;
                            failure: {
                                code: string;
                                zh: string;
                                en: string;
                                remedy: {
                                    zh: string;
                                    en: string;
                                } | null;
                            } | null;
                            /** @description Differences that are not settled */
                            open: number;
                            /** @description Compared to the end, and nothing is open */
                            agreed: boolean;
                        } & {
                            peer: string;
                            differences: {
                                /** Format: uuid */
                                event: string;
                                /** Format: date */
                                day: string;
                                caseId: string | null;
                                /** @enum {unknown} */
                                kind: "missingThere" | "missingHere" | "altered" | "forgottenThere" | "forgottenHere";
                                here: string | null;
                                there: string | null;
                                /** @enum {unknown} */
                                state: "repairing" | "repaired" | "parked" | "resolved";
                                /** Format: date-time */
                                foundAt: string;
                                settledAt: string | null;
                                resolvedBy: string | null;
                                reason: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exchange/peers/{node}/differences/{event}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close a parked difference, with what was done about it (operator) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    node: string;
                    event: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description What was found and done; nothing personal */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            event: string;
                            /** Format: date */
                            day: string;
                            caseId: string | null;
                            /** @enum {unknown} */
                            kind: "missingThere" | "missingHere" | "altered" | "forgottenThere" | "forgottenHere";
                            here: string | null;
                            there: string | null;
                            /** @enum {unknown} */
                            state: "repairing" | "repaired" | "parked" | "resolved";
                            /** Format: date-time */
                            foundAt: string;
                            settledAt: string | null;
                            resolvedBy: string | null;
                            reason: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 办件列表 · Cases the actor may see */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    place?: string;
                    state?: string;
                    /** @description The beginning of a query number or official number, or the end of a case id */
                    number?: string;
                    /** @description The beginning of the name in the form (staff who may read the form) */
                    applicant?: string;
                    /** @description Ids of items, with commas between */
                    items?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entries: {
                                id: string;
                                item: string;
                                name: {
                                    zh: string;
                                    en: string | null;
                                };
                                applicant: string | null;
                                mode: string;
                                state: string;
                                /** @description 地点编号 <6-digit division>:<slug> */
                                holder: string;
                                taker: string | null;
                                /** @description 地点编号 <6-digit division>:<slug> */
                                receivingPlace: string;
                                /** @description 地点编号 <6-digit division>:<slug> */
                                decidingPlace: string;
                                noticeDue: string | null;
                                decisionDue: string | null;
                                queryNumber: string | null;
                                parent: string | null;
                                /** Format: date-time */
                                changedAt: string;
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        /** 提交 · Submit an application */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        item: string;
                        receivingPlace: string;
                        form: {
                            [key: string]: unknown;
                        };
                        /** @default [] */
                        materials: {
                            material: string;
                            /** @enum {unknown} */
                            how: "upload" | "original" | "promise";
                            file?: string;
                            until?: string;
                            note?: string;
                        }[];
                        contact: {
                            [key: string]: unknown;
                        };
                        /** Format: uuid */
                        applicant?: string;
                        decidingPlace: string;
                        /** @enum {unknown} */
                        mode?: "online" | "relay";
                        receive?: boolean;
                        /** Format: uuid */
                        follows?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            queryNumber: string;
                            queryCode: string;
                            /** @enum {unknown} */
                            state: "none" | "submitted" | "received" | "supplementing" | "accepted" | "suspended" | "declined" | "granted" | "refused" | "issued" | "delivered" | "withdrawn" | "terminated" | "closed";
                            /** @description 地点编号 <6-digit division>:<slug> */
                            holder: string;
                            version: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{caseId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 办件 · One case */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            version: number;
                            item: {
                                id: string;
                                name: unknown;
                            };
                            mode: string;
                            /** @enum {unknown} */
                            state: "none" | "submitted" | "received" | "supplementing" | "accepted" | "suspended" | "declined" | "granted" | "refused" | "issued" | "delivered" | "withdrawn" | "terminated" | "closed";
                            /** @description 地点编号 <6-digit division>:<slug> */
                            holder: string;
                            transfer: unknown;
                            /** @description 地点编号 <6-digit division>:<slug> */
                            receivingPlace: string;
                            /** @description 地点编号 <6-digit division>:<slug> */
                            decidingPlace: string;
                            officialNumber: string | null;
                            queryNumber: string | null;
                            /** @description 地点编号 <6-digit division>:<slug> */
                            papersAt: string;
                            clocks: unknown;
                            due: string | null;
                            fees: {
                                reason: string;
                                paid: boolean;
                            }[];
                            pending: {
                                material: string;
                                until: string;
                            }[];
                            inquiries: {
                                inquiry: string;
                                /** @description 地点编号 <6-digit division>:<slug> */
                                place: string;
                                answered: boolean;
                            }[];
                            supplementUntil: string | null;
                            timeline: {
                                seq: number;
                                event: string;
                                action: string;
                                at: string;
                                day: string;
                                /** @description 地点编号 <6-digit division>:<slug> */
                                place: string;
                                organisation: string;
                                role: string;
                                actor?: string;
                                requestId?: string;
                                facts: {
                                    [key: string]: unknown;
                                };
                                content: {
                                    [key: string]: unknown;
                                };
                                paper?: {
                                    number: string;
                                    zh: string;
                                    en: string;
                                };
                            }[];
                            requests: {
                                id: string;
                                action: string;
                                /** @description 地点编号 <6-digit division>:<slug> */
                                place: string;
                                role: string;
                                actor?: string;
                                madeAt: string;
                                answeredSeq: number | null;
                            }[];
                            openSteps: ("submit" | "receive" | "correct" | "verifyOriginal" | "requireSupplement" | "supplement" | "accept" | "deemAccepted" | "decline" | "completePending" | "suspend" | "resume" | "extend" | "inquire" | "answer" | "chargeFee" | "payFee" | "grant" | "refuse" | "issue" | "dispatch" | "deliver" | "withdraw" | "terminate" | "close" | "revise" | "revoke" | "rate" | "handOver" | "takeOver" | "giveBack" | "requestDeclined")[];
                            claim: {
                                staff: string;
                                at: string;
                            } | null;
                            approvals: {
                                id: string;
                                /** @enum {unknown} */
                                action: "submit" | "receive" | "correct" | "verifyOriginal" | "requireSupplement" | "supplement" | "accept" | "deemAccepted" | "decline" | "completePending" | "suspend" | "resume" | "extend" | "inquire" | "answer" | "chargeFee" | "payFee" | "grant" | "refuse" | "issue" | "dispatch" | "deliver" | "withdraw" | "terminate" | "close" | "revise" | "revoke" | "rate" | "handOver" | "takeOver" | "giveBack" | "requestDeclined";
                                staff: string;
                            }[];
                            staff: {
                                [key: string]: string;
                            };
                            parent: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{caseId}/steps/{action}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 办一步 · Take one step of the life table */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                    action: "submit" | "receive" | "correct" | "verifyOriginal" | "requireSupplement" | "supplement" | "accept" | "deemAccepted" | "decline" | "completePending" | "suspend" | "resume" | "extend" | "inquire" | "answer" | "chargeFee" | "payFee" | "grant" | "refuse" | "issue" | "dispatch" | "deliver" | "withdraw" | "terminate" | "close" | "revise" | "revoke" | "rate" | "handOver" | "takeOver" | "giveBack" | "requestDeclined";
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        place?: string;
                        /** @enum {unknown} */
                        role?: "clerk" | "examiner" | "helper" | "applicant";
                        facts?: {
                            [key: string]: unknown;
                        };
                        bodies?: {
                            /** @enum {unknown} */
                            section: "form" | "materials" | "inquiry" | "fee" | "opinion" | "decision" | "contact" | "rating";
                            body: unknown;
                        }[];
                        files?: {
                            sha256: string;
                            /** @enum {unknown} */
                            section: "form" | "materials" | "inquiry" | "fee" | "opinion" | "decision" | "contact" | "rating";
                        }[];
                        /** Format: uuid */
                        approval?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            case: {
                                id: string;
                                version: number;
                                item: {
                                    id: string;
                                    name: unknown;
                                };
                                mode: string;
                                /** @enum {unknown} */
                                state: "none" | "submitted" | "received" | "supplementing" | "accepted" | "suspended" | "declined" | "granted" | "refused" | "issued" | "delivered" | "withdrawn" | "terminated" | "closed";
                                /** @description 地点编号 <6-digit division>:<slug> */
                                holder: string;
                                transfer: unknown;
                                /** @description 地点编号 <6-digit division>:<slug> */
                                receivingPlace: string;
                                /** @description 地点编号 <6-digit division>:<slug> */
                                decidingPlace: string;
                                officialNumber: string | null;
                                queryNumber: string | null;
                                /** @description 地点编号 <6-digit division>:<slug> */
                                papersAt: string;
                                clocks: unknown;
                                due: string | null;
                                fees: {
                                    reason: string;
                                    paid: boolean;
                                }[];
                                pending: {
                                    material: string;
                                    until: string;
                                }[];
                                inquiries: {
                                    inquiry: string;
                                    /** @description 地点编号 <6-digit division>:<slug> */
                                    place: string;
                                    answered: boolean;
                                }[];
                                supplementUntil: string | null;
                                timeline: {
                                    seq: number;
                                    event: string;
                                    action: string;
                                    at: string;
                                    day: string;
                                    /** @description 地点编号 <6-digit division>:<slug> */
                                    place: string;
                                    organisation: string;
                                    role: string;
                                    actor?: string;
                                    requestId?: string;
                                    facts: {
                                        [key: string]: unknown;
                                    };
                                    content: {
                                        [key: string]: unknown;
                                    };
                                    paper?: {
                                        number: string;
                                        zh: string;
                                        en: string;
                                    };
                                }[];
                                requests: {
                                    id: string;
                                    action: string;
                                    /** @description 地点编号 <6-digit division>:<slug> */
                                    place: string;
                                    role: string;
                                    actor?: string;
                                    madeAt: string;
                                    answeredSeq: number | null;
                                }[];
                                openSteps: ("submit" | "receive" | "correct" | "verifyOriginal" | "requireSupplement" | "supplement" | "accept" | "deemAccepted" | "decline" | "completePending" | "suspend" | "resume" | "extend" | "inquire" | "answer" | "chargeFee" | "payFee" | "grant" | "refuse" | "issue" | "dispatch" | "deliver" | "withdraw" | "terminate" | "close" | "revise" | "revoke" | "rate" | "handOver" | "takeOver" | "giveBack" | "requestDeclined")[];
                                claim: {
                                    staff: string;
                                    at: string;
                                } | null;
                                approvals: {
                                    id: string;
                                    /** @enum {unknown} */
                                    action: "submit" | "receive" | "correct" | "verifyOriginal" | "requireSupplement" | "supplement" | "accept" | "deemAccepted" | "decline" | "completePending" | "suspend" | "resume" | "extend" | "inquire" | "answer" | "chargeFee" | "payFee" | "grant" | "refuse" | "issue" | "dispatch" | "deliver" | "withdraw" | "terminate" | "close" | "revise" | "revoke" | "rate" | "handOver" | "takeOver" | "giveBack" | "requestDeclined";
                                    staff: string;
                                }[];
                                staff: {
                                    [key: string]: string;
                                };
                                parent: string | null;
                            };
                            requestId?: string;
                        };
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            case: {
                                id: string;
                                version: number;
                                item: {
                                    id: string;
                                    name: unknown;
                                };
                                mode: string;
                                /** @enum {unknown} */
                                state: "none" | "submitted" | "received" | "supplementing" | "accepted" | "suspended" | "declined" | "granted" | "refused" | "issued" | "delivered" | "withdrawn" | "terminated" | "closed";
                                /** @description 地点编号 <6-digit division>:<slug> */
                                holder: string;
                                transfer: unknown;
                                /** @description 地点编号 <6-digit division>:<slug> */
                                receivingPlace: string;
                                /** @description 地点编号 <6-digit division>:<slug> */
                                decidingPlace: string;
                                officialNumber: string | null;
                                queryNumber: string | null;
                                /** @description 地点编号 <6-digit division>:<slug> */
                                papersAt: string;
                                clocks: unknown;
                                due: string | null;
                                fees: {
                                    reason: string;
                                    paid: boolean;
                                }[];
                                pending: {
                                    material: string;
                                    until: string;
                                }[];
                                inquiries: {
                                    inquiry: string;
                                    /** @description 地点编号 <6-digit division>:<slug> */
                                    place: string;
                                    answered: boolean;
                                }[];
                                supplementUntil: string | null;
                                timeline: {
                                    seq: number;
                                    event: string;
                                    action: string;
                                    at: string;
                                    day: string;
                                    /** @description 地点编号 <6-digit division>:<slug> */
                                    place: string;
                                    organisation: string;
                                    role: string;
                                    actor?: string;
                                    requestId?: string;
                                    facts: {
                                        [key: string]: unknown;
                                    };
                                    content: {
                                        [key: string]: unknown;
                                    };
                                    paper?: {
                                        number: string;
                                        zh: string;
                                        en: string;
                                    };
                                }[];
                                requests: {
                                    id: string;
                                    action: string;
                                    /** @description 地点编号 <6-digit division>:<slug> */
                                    place: string;
                                    role: string;
                                    actor?: string;
                                    madeAt: string;
                                    answeredSeq: number | null;
                                }[];
                                openSteps: ("submit" | "receive" | "correct" | "verifyOriginal" | "requireSupplement" | "supplement" | "accept" | "deemAccepted" | "decline" | "completePending" | "suspend" | "resume" | "extend" | "inquire" | "answer" | "chargeFee" | "payFee" | "grant" | "refuse" | "issue" | "dispatch" | "deliver" | "withdraw" | "terminate" | "close" | "revise" | "revoke" | "rate" | "handOver" | "takeOver" | "giveBack" | "requestDeclined")[];
                                claim: {
                                    staff: string;
                                    at: string;
                                } | null;
                                approvals: {
                                    id: string;
                                    /** @enum {unknown} */
                                    action: "submit" | "receive" | "correct" | "verifyOriginal" | "requireSupplement" | "supplement" | "accept" | "deemAccepted" | "decline" | "completePending" | "suspend" | "resume" | "extend" | "inquire" | "answer" | "chargeFee" | "payFee" | "grant" | "refuse" | "issue" | "dispatch" | "deliver" | "withdraw" | "terminate" | "close" | "revise" | "revoke" | "rate" | "handOver" | "takeOver" | "giveBack" | "requestDeclined";
                                    staff: string;
                                }[];
                                staff: {
                                    [key: string]: string;
                                };
                                parent: string | null;
                            };
                            requestId?: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{caseId}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 一次办几步 · Take several steps together, or none */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        place?: string;
                        /** @enum {unknown} */
                        role?: "clerk" | "examiner" | "helper" | "applicant";
                        steps: {
                            /** @enum {unknown} */
                            action: "submit" | "receive" | "correct" | "verifyOriginal" | "requireSupplement" | "supplement" | "accept" | "deemAccepted" | "decline" | "completePending" | "suspend" | "resume" | "extend" | "inquire" | "answer" | "chargeFee" | "payFee" | "grant" | "refuse" | "issue" | "dispatch" | "deliver" | "withdraw" | "terminate" | "close" | "revise" | "revoke" | "rate" | "handOver" | "takeOver" | "giveBack" | "requestDeclined";
                            facts?: {
                                [key: string]: unknown;
                            };
                            bodies?: {
                                /** @enum {unknown} */
                                section: "form" | "materials" | "inquiry" | "fee" | "opinion" | "decision" | "contact" | "rating";
                                body: unknown;
                            }[];
                            files?: {
                                sha256: string;
                                /** @enum {unknown} */
                                section: "form" | "materials" | "inquiry" | "fee" | "opinion" | "decision" | "contact" | "rating";
                            }[];
                            /** Format: uuid */
                            approval?: string;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            case: {
                                id: string;
                                version: number;
                                item: {
                                    id: string;
                                    name: unknown;
                                };
                                mode: string;
                                /** @enum {unknown} */
                                state: "none" | "submitted" | "received" | "supplementing" | "accepted" | "suspended" | "declined" | "granted" | "refused" | "issued" | "delivered" | "withdrawn" | "terminated" | "closed";
                                /** @description 地点编号 <6-digit division>:<slug> */
                                holder: string;
                                transfer: unknown;
                                /** @description 地点编号 <6-digit division>:<slug> */
                                receivingPlace: string;
                                /** @description 地点编号 <6-digit division>:<slug> */
                                decidingPlace: string;
                                officialNumber: string | null;
                                queryNumber: string | null;
                                /** @description 地点编号 <6-digit division>:<slug> */
                                papersAt: string;
                                clocks: unknown;
                                due: string | null;
                                fees: {
                                    reason: string;
                                    paid: boolean;
                                }[];
                                pending: {
                                    material: string;
                                    until: string;
                                }[];
                                inquiries: {
                                    inquiry: string;
                                    /** @description 地点编号 <6-digit division>:<slug> */
                                    place: string;
                                    answered: boolean;
                                }[];
                                supplementUntil: string | null;
                                timeline: {
                                    seq: number;
                                    event: string;
                                    action: string;
                                    at: string;
                                    day: string;
                                    /** @description 地点编号 <6-digit division>:<slug> */
                                    place: string;
                                    organisation: string;
                                    role: string;
                                    actor?: string;
                                    requestId?: string;
                                    facts: {
                                        [key: string]: unknown;
                                    };
                                    content: {
                                        [key: string]: unknown;
                                    };
                                    paper?: {
                                        number: string;
                                        zh: string;
                                        en: string;
                                    };
                                }[];
                                requests: {
                                    id: string;
                                    action: string;
                                    /** @description 地点编号 <6-digit division>:<slug> */
                                    place: string;
                                    role: string;
                                    actor?: string;
                                    madeAt: string;
                                    answeredSeq: number | null;
                                }[];
                                openSteps: ("submit" | "receive" | "correct" | "verifyOriginal" | "requireSupplement" | "supplement" | "accept" | "deemAccepted" | "decline" | "completePending" | "suspend" | "resume" | "extend" | "inquire" | "answer" | "chargeFee" | "payFee" | "grant" | "refuse" | "issue" | "dispatch" | "deliver" | "withdraw" | "terminate" | "close" | "revise" | "revoke" | "rate" | "handOver" | "takeOver" | "giveBack" | "requestDeclined")[];
                                claim: {
                                    staff: string;
                                    at: string;
                                } | null;
                                approvals: {
                                    id: string;
                                    /** @enum {unknown} */
                                    action: "submit" | "receive" | "correct" | "verifyOriginal" | "requireSupplement" | "supplement" | "accept" | "deemAccepted" | "decline" | "completePending" | "suspend" | "resume" | "extend" | "inquire" | "answer" | "chargeFee" | "payFee" | "grant" | "refuse" | "issue" | "dispatch" | "deliver" | "withdraw" | "terminate" | "close" | "revise" | "revoke" | "rate" | "handOver" | "takeOver" | "giveBack" | "requestDeclined";
                                    staff: string;
                                }[];
                                staff: {
                                    [key: string]: string;
                                };
                                parent: string | null;
                            };
                            requestId?: string;
                        };
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            case: {
                                id: string;
                                version: number;
                                item: {
                                    id: string;
                                    name: unknown;
                                };
                                mode: string;
                                /** @enum {unknown} */
                                state: "none" | "submitted" | "received" | "supplementing" | "accepted" | "suspended" | "declined" | "granted" | "refused" | "issued" | "delivered" | "withdrawn" | "terminated" | "closed";
                                /** @description 地点编号 <6-digit division>:<slug> */
                                holder: string;
                                transfer: unknown;
                                /** @description 地点编号 <6-digit division>:<slug> */
                                receivingPlace: string;
                                /** @description 地点编号 <6-digit division>:<slug> */
                                decidingPlace: string;
                                officialNumber: string | null;
                                queryNumber: string | null;
                                /** @description 地点编号 <6-digit division>:<slug> */
                                papersAt: string;
                                clocks: unknown;
                                due: string | null;
                                fees: {
                                    reason: string;
                                    paid: boolean;
                                }[];
                                pending: {
                                    material: string;
                                    until: string;
                                }[];
                                inquiries: {
                                    inquiry: string;
                                    /** @description 地点编号 <6-digit division>:<slug> */
                                    place: string;
                                    answered: boolean;
                                }[];
                                supplementUntil: string | null;
                                timeline: {
                                    seq: number;
                                    event: string;
                                    action: string;
                                    at: string;
                                    day: string;
                                    /** @description 地点编号 <6-digit division>:<slug> */
                                    place: string;
                                    organisation: string;
                                    role: string;
                                    actor?: string;
                                    requestId?: string;
                                    facts: {
                                        [key: string]: unknown;
                                    };
                                    content: {
                                        [key: string]: unknown;
                                    };
                                    paper?: {
                                        number: string;
                                        zh: string;
                                        en: string;
                                    };
                                }[];
                                requests: {
                                    id: string;
                                    action: string;
                                    /** @description 地点编号 <6-digit division>:<slug> */
                                    place: string;
                                    role: string;
                                    actor?: string;
                                    madeAt: string;
                                    answeredSeq: number | null;
                                }[];
                                openSteps: ("submit" | "receive" | "correct" | "verifyOriginal" | "requireSupplement" | "supplement" | "accept" | "deemAccepted" | "decline" | "completePending" | "suspend" | "resume" | "extend" | "inquire" | "answer" | "chargeFee" | "payFee" | "grant" | "refuse" | "issue" | "dispatch" | "deliver" | "withdraw" | "terminate" | "close" | "revise" | "revoke" | "rate" | "handOver" | "takeOver" | "giveBack" | "requestDeclined")[];
                                claim: {
                                    staff: string;
                                    at: string;
                                } | null;
                                approvals: {
                                    id: string;
                                    /** @enum {unknown} */
                                    action: "submit" | "receive" | "correct" | "verifyOriginal" | "requireSupplement" | "supplement" | "accept" | "deemAccepted" | "decline" | "completePending" | "suspend" | "resume" | "extend" | "inquire" | "answer" | "chargeFee" | "payFee" | "grant" | "refuse" | "issue" | "dispatch" | "deliver" | "withdraw" | "terminate" | "close" | "revise" | "revoke" | "rate" | "handOver" | "takeOver" | "giveBack" | "requestDeclined";
                                    staff: string;
                                }[];
                                staff: {
                                    [key: string]: string;
                                };
                                parent: string | null;
                            };
                            requestId?: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{caseId}/approvals/{action}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 第二人审批 · A second person approves one act */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                    action: "submit" | "receive" | "correct" | "verifyOriginal" | "requireSupplement" | "supplement" | "accept" | "deemAccepted" | "decline" | "completePending" | "suspend" | "resume" | "extend" | "inquire" | "answer" | "chargeFee" | "payFee" | "grant" | "refuse" | "issue" | "dispatch" | "deliver" | "withdraw" | "terminate" | "close" | "revise" | "revoke" | "rate" | "handOver" | "takeOver" | "giveBack" | "requestDeclined";
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        place: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            approval: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{caseId}/papers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 文书 · Receipts, notices and letters */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            papers: {
                                number: string;
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                basis: string;
                                case: string;
                                queryNumber: string | null;
                                officialNumber: string | null;
                                item: unknown;
                                issuedBy: {
                                    /** @description 地点编号 <6-digit division>:<slug> */
                                    place: string;
                                    organisation: string;
                                };
                                at: string;
                                day: string;
                                facts: {
                                    [key: string]: unknown;
                                };
                                content: {
                                    [key: string]: unknown;
                                };
                                due: string | null;
                                remedy: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{caseId}/papers/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一份文书 · One paper */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                    number: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            number: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            basis: string;
                            case: string;
                            queryNumber: string | null;
                            officialNumber: string | null;
                            item: unknown;
                            issuedBy: {
                                /** @description 地点编号 <6-digit division>:<slug> */
                                place: string;
                                organisation: string;
                            };
                            at: string;
                            day: string;
                            facts: {
                                [key: string]: unknown;
                            };
                            content: {
                                [key: string]: unknown;
                            };
                            due: string | null;
                            remedy: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{caseId}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 可离线验证的办件日志 · The log of a case or parent, for offline verification */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/track": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 凭查询号和查询码查进度 · Follow a case by number and code */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        number: string;
                        code: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 上传文件 · Upload one file (multipart, 20 MB) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            sha256: string;
                            size: number;
                            type: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{caseId}/files/{sha256}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 办件的文件 · A file of a case */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                    sha256: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Of the type that the file is */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/octet-stream": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/uploads/{sha256}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 传了多少 · How much of a file of mine is here */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    sha256: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Bytes that are here, from the beginning: go on from there */
                            here: number;
                        };
                    };
                };
            };
        };
        /** 传一段 · Send bytes of a file from a place on (application/octet-stream, 2 MB a part) */
        put: {
            parameters: {
                query: {
                    at: number;
                };
                header?: never;
                path: {
                    sha256: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Bytes that are here, from the beginning: go on from there */
                            here: number;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/uploads/{sha256}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 传完 · Make the file of its parts */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    sha256: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        size: number;
                        type: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            sha256: string;
                            size: number;
                            type: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/parents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 多地联办:一次提交 · Submit to several authorities at once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        item: string;
                        receivingPlace: string;
                        form: {
                            [key: string]: unknown;
                        };
                        /** @default [] */
                        materials: {
                            material: string;
                            /** @enum {unknown} */
                            how: "upload" | "original" | "promise";
                            file?: string;
                            until?: string;
                            note?: string;
                        }[];
                        contact: {
                            [key: string]: unknown;
                        };
                        /** Format: uuid */
                        applicant?: string;
                        decidingPlace: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/parents/bundled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 一件事：一次提交 · Submit a bundle: asked once, a case for each item */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        receivingPlace: string;
                        form: {
                            [key: string]: unknown;
                        };
                        /** @default [] */
                        materials: {
                            material: string;
                            /** @enum {unknown} */
                            how: "upload" | "original" | "promise";
                            file?: string;
                            until?: string;
                            note?: string;
                        }[];
                        contact: {
                            [key: string]: unknown;
                        };
                        /** Format: uuid */
                        applicant?: string;
                        bundle: string;
                        division?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/parents/{parentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 联办总件 · A parent and its children */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    parentId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/parents/{parentId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 整件撤回 · Withdraw the whole: one request to each child */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    parentId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的草稿 · My drafts */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            drafts: {
                                /** Format: uuid */
                                id: string;
                                /** @description For `If-Match` */
                                version: number;
                                /** @description As it was saved */
                                content: unknown;
                                /** Format: date-time */
                                changedAt: string;
                                code?: {
                                    code: string;
                                    /** Format: date-time */
                                    until: string;
                                };
                                /** @description A clerk has it open there by its code */
                                atCounter?: {
                                    place: string;
                                    /** Format: date-time */
                                    since: string;
                                };
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** 保存草稿 · Keep a draft */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        content: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** @description For `If-Match` */
                            version: number;
                            /** @description As it was saved */
                            content: unknown;
                            /** Format: date-time */
                            changedAt: string;
                            code?: {
                                code: string;
                                /** Format: date-time */
                                until: string;
                            };
                            /** @description A clerk has it open there by its code */
                            atCounter?: {
                                place: string;
                                /** Format: date-time */
                                since: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/drafts/{draftId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一份草稿 · One draft */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    draftId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** @description For `If-Match` */
                            version: number;
                            /** @description As it was saved */
                            content: unknown;
                            /** Format: date-time */
                            changedAt: string;
                            code?: {
                                code: string;
                                /** Format: date-time */
                                until: string;
                            };
                            /** @description A clerk has it open there by its code */
                            atCounter?: {
                                place: string;
                                /** Format: date-time */
                                since: string;
                            };
                        };
                    };
                };
            };
        };
        /** 改草稿 · Change a draft */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    draftId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        content: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** @description For `If-Match` */
                            version: number;
                            /** @description As it was saved */
                            content: unknown;
                            /** Format: date-time */
                            changedAt: string;
                            code?: {
                                code: string;
                                /** Format: date-time */
                                until: string;
                            };
                            /** @description A clerk has it open there by its code */
                            atCounter?: {
                                place: string;
                                /** Format: date-time */
                                since: string;
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        /** 删草稿 · Drop a draft */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    draftId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/drafts/{draftId}/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 取件码 · A code by which a counter opens my draft */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    draftId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** Format: date-time */
                            until: string;
                        };
                    };
                };
            };
        };
        /** 收回取件码 · Withdraw the code */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    draftId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/drafts/picked-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 凭取件码接着办 · Open a draft by its code */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                        /** @description A clerk’s counter, and the person they have identified there */
                        counter?: {
                            place: string;
                            /** Format: uuid */
                            person: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** @description For `If-Match` */
                            version: number;
                            /** @description As it was saved */
                            content: unknown;
                            /** Format: date-time */
                            changedAt: string;
                            code?: {
                                code: string;
                                /** Format: date-time */
                                until: string;
                            };
                            /** @description A clerk has it open there by its code */
                            atCounter?: {
                                place: string;
                                /** Format: date-time */
                                since: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/drafts/{draftId}/filed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 草稿已由窗口收件 · The draft became this case at the counter */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    draftId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        case: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/drafts/{draftId}/files/{sha256}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 草稿的文件 · A file that a draft names */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    draftId: string;
                    sha256: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Of the type that the file is */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/octet-stream": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一个地点的待办 · What waits at a place, due first (its clerks and examiners) */
        get: {
            parameters: {
                query: {
                    limit?: number;
                    cursor?: string;
                    place: string;
                    waiting?: "here" | "arriving" | "elsewhere" | "toHandOut";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entries: {
                                id: string;
                                item: string;
                                name: {
                                    zh: string;
                                    en: string | null;
                                };
                                applicant: string | null;
                                mode: string;
                                state: string;
                                holder: string;
                                taker: string | null;
                                receivingPlace: string;
                                decidingPlace: string;
                                queryNumber: string | null;
                                due: string | null;
                                daysLeft: number | null;
                                claimedBy: string | null;
                                /** Format: date-time */
                                changedAt: string;
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{caseId}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 领办 · Take a case on (an examiner of the deciding place) */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        place: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            staff: string;
                            /** Format: date-time */
                            at: string;
                        };
                    };
                };
            };
        };
        post?: never;
        /** 放回 · Let a case go again */
        delete: {
            parameters: {
                query: {
                    place: string;
                };
                header?: never;
                path: {
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/intake/terms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 收件前看清本窗口有哪些权 · What a counter may do with an item (its clerks) */
        get: {
            parameters: {
                query: {
                    item: string;
                    receivingPlace: string;
                    decidingPlace: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Hash of the version that a case would be filed under today */
                            version: string;
                            /** @enum {unknown} */
                            mode: "online" | "relay" | "joint";
                            agreement: {
                                id: string;
                                until: string;
                            } | null;
                            rights: ("accept" | "notice" | "originals" | "deliver")[];
                            handOverDays: {
                                /** @description Working days */
                                result: number;
                                /** @description Working days */
                                paper: number;
                                /** @description Working days */
                                push: number;
                            };
                            /** @description Working days */
                            recheckDays: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的投诉 · What I said went wrong (the person), newest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            tickets: {
                                /** @enum {unknown} */
                                kind: "complaint" | "stuck";
                                place: string;
                                item: string | null;
                                filedDay: string;
                                due: string;
                                daysLeft: number | null;
                                id: string;
                                number: string;
                                words: string;
                                wish: string | null;
                                name: string | null;
                                phone: string | null;
                                caseId: string | null;
                                case: {
                                    id: string;
                                    item: {
                                        id: string;
                                        name: {
                                            zh: string;
                                            en: string | null;
                                        };
                                    };
                                    state: string;
                                    holder: string;
                                    receivingPlace: string;
                                    decidingPlace: string;
                                    queryNumber: string | null;
                                } | null;
                                answer: {
                                    day: string;
                                    /** @enum {unknown} */
                                    outcome: "upheld" | "partly" | "unfounded" | "solved" | "arranged" | "impossible";
                                    findings: string;
                                    measures: string;
                                    remedy: string | null;
                                } | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** 投诉、办不成事 · Say what went wrong, or what does not get done */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        kind: "complaint" | "stuck";
                        /**
                         * Format: uuid
                         * @description 本人的办件（要登录）· A case of the person, signed in
                         */
                        caseId?: string;
                        number?: string;
                        code?: string;
                        item?: string;
                        place?: string;
                        words: string;
                        wish?: string;
                        name?: string;
                        phone?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            number: string;
                            code: string;
                            place: string;
                            due: string;
                            days: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/track": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 凭编号和查询码看答复 · Follow by number and code */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        number: string;
                        code: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {unknown} */
                            kind: "complaint" | "stuck";
                            place: string;
                            item: string | null;
                            filedDay: string;
                            due: string;
                            daysLeft: number | null;
                            answer: {
                                day: string;
                                /** @enum {unknown} */
                                outcome: "upheld" | "partly" | "unfounded" | "solved" | "arranged" | "impossible";
                                findings: string;
                                measures: string;
                                remedy: string | null;
                            } | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 要答复的投诉 · What waits for an answer, due first (supervisors) */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    place?: string;
                    waiting?: "open" | "answered";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entries: {
                                /** @enum {unknown} */
                                kind: "complaint" | "stuck";
                                place: string;
                                item: string | null;
                                filedDay: string;
                                due: string;
                                daysLeft: number | null;
                                id: string;
                                number: string;
                                outcome: ("upheld" | "partly" | "unfounded" | "solved" | "arranged" | "impossible") | null;
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{ticketId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一件投诉 · One of them (who filed it, or a supervisor of the place) */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    ticketId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {unknown} */
                            kind: "complaint" | "stuck";
                            place: string;
                            item: string | null;
                            filedDay: string;
                            due: string;
                            daysLeft: number | null;
                            id: string;
                            number: string;
                            words: string;
                            wish: string | null;
                            name: string | null;
                            phone: string | null;
                            caseId: string | null;
                            case: {
                                id: string;
                                item: {
                                    id: string;
                                    name: {
                                        zh: string;
                                        en: string | null;
                                    };
                                };
                                state: string;
                                holder: string;
                                receivingPlace: string;
                                decidingPlace: string;
                                queryNumber: string | null;
                            } | null;
                            answer: {
                                day: string;
                                /** @enum {unknown} */
                                outcome: "upheld" | "partly" | "unfounded" | "solved" | "arranged" | "impossible";
                                findings: string;
                                measures: string;
                                remedy: string | null;
                            } | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{ticketId}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 答复 · Answer it, once */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    ticketId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        outcome: "upheld" | "partly" | "unfounded" | "solved" | "arranged" | "impossible";
                        findings: string;
                        measures: string;
                        remedy?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {unknown} */
                            kind: "complaint" | "stuck";
                            place: string;
                            item: string | null;
                            filedDay: string;
                            due: string;
                            daysLeft: number | null;
                            id: string;
                            number: string;
                            words: string;
                            wish: string | null;
                            name: string | null;
                            phone: string | null;
                            caseId: string | null;
                            case: {
                                id: string;
                                item: {
                                    id: string;
                                    name: {
                                        zh: string;
                                        en: string | null;
                                    };
                                };
                                state: string;
                                holder: string;
                                receivingPlace: string;
                                decidingPlace: string;
                                queryNumber: string | null;
                            } | null;
                            answer: {
                                day: string;
                                /** @enum {unknown} */
                                outcome: "upheld" | "partly" | "unfounded" | "solved" | "arranged" | "impossible";
                                findings: string;
                                measures: string;
                                remedy: string | null;
                            } | null;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import a list of items or guides as xlsx, CSV or JSON, row by row (operator)
         * @description The body is the file. JSON: `list`, its name, and `items` or `guides`, its rows, which are stored as published. xlsx and CSV: the first row names the columns (`/import-template`), `?list=` names the list.
         */
        post: {
            parameters: {
                query?: {
                    list?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            list: string;
                            /** @description `items` or `guides` */
                            kind: string;
                            /** @description SHA-256 of the canonical JSON of the list, hex */
                            hash: string;
                            /** @description Rows, accepted, marked, and how often each mark stands */
                            totals: unknown;
                            /** @description Rows that could not be listed; `/imports/{list}/rows?rows=refused` names each with its reason */
                            refused: number;
                            /** @description Thinkable repairs of implementer codes; none is applied */
                            repairs: unknown;
                            /** Format: date-time */
                            importedAt: string;
                            importedBy: string;
                            changed: boolean;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: never;
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
