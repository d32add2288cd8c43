// Where the two functions answer. Empty: on this page's own address, as `make run` serves them.
export const SEARCH = "/search";
export const RECOMMEND = "/recommend";
