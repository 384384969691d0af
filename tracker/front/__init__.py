"""What a request passes before there is a request object: plain WSGI, as small as can be."""
