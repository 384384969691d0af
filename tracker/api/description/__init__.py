"""What the API says of itself, in OpenAPI: read off the doors, the filters and the serializers."""
