//! Who is asking. Everything is refused that does not bring a valid token, known route or not.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, header},
    middleware::Next,
    response::Response,
};
use tandem_domain::scope::Grant;
use uuid::Uuid;

use crate::{Error, Hub, Result, access, token};

/// Longer ones are not ours, and not worth hashing.
const MAX_TOKEN_BYTES: usize = 256;

/// The owner of a valid token. Handlers take the workspace and the member from here, never from a request's body.
#[derive(Clone, Debug)]
pub struct Caller {
    pub token_id: Uuid,
    pub member: Option<Uuid>,
    pub grant: Grant,
}

/// Middleware: lets a request through when its token is valid, and tells the handler whose it is.
pub async fn require_token(State(hub): State<Hub>, mut request: Request, next: Next) -> Result<Response> {
    let secret = bearer(request.headers()).ok_or_else(Error::unauthorized)?;
    let token = token::find_valid(&hub, secret).await?.ok_or_else(Error::unauthorized)?;
    let grant = access::find_grant(&hub, &token).await?;
    request.extensions_mut().insert(Caller { token_id: token.id, member: token.member_id, grant });
    Ok(next.run(request).await)
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, secret) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    (scheme.eq_ignore_ascii_case("bearer") && secret.len() <= MAX_TOKEN_BYTES).then_some(secret)
}
