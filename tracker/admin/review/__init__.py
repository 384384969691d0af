"""What stands before a decision: the queue, the review page, buttons, history."""
