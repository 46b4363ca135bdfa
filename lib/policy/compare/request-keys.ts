/** Keys that CAM itself fills in: every request may be said to hold one well-formed value of each, and never several. */
export const REQUEST_KEYS: readonly string[] = ['qcs:ip', 'qcs:current_time'];
