"""OpenID Connect as a relying party: authorisation code with PKCE, pushed requests, signed assertions, DPoP, sign-out.

`configuration` says which providers there are, `relying_party` speaks with one of them. The JOSE and HTTP libraries are
loaded when somebody first signs in this way, so that an installation without providers carries nothing of them.
"""
