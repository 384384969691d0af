"""What a request passes before there is a request object: plain functions, as small as can be.

Django answers in a few threads. No client takes one by being slow: a body is read whole before one
is used, an answer is handed on without one unless it is too long to be kept, and each of both has
a limit of time, of size and of what one client may take. One loop waits for all of them. Pages at
hand are given without a thread as well.
"""
