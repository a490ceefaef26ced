"""Flask, and nothing but Flask: the app, the endpoint, the pages."""
