/**
 * The wire's version. Raise it whenever a schema or a message's shape changes: a test holds a hash of all schemas against
 * it, and screens that have run for months reload themselves when they meet another number.
 */
export const protocol = 6
