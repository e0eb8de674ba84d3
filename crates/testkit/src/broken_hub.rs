//! Something on a loopback port that answers every request alike, and not as a hub would.

use axum::{
    Router,
    body::Body,
    http::{Response, StatusCode},
};

pub struct BrokenHub {
    pub url: String,
}

impl BrokenHub {
    pub async fn start(status: u16, headers: Vec<(&'static str, String)>, body: &[u8]) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let body = body.to_vec();
        let status = StatusCode::from_u16(status).unwrap();
        let app = Router::new().fallback(move || {
            let mut response = Response::builder().status(status);
            for (name, value) in &headers {
                response = response.header(*name, value);
            }
            let response = response.body(Body::from(body.clone())).unwrap();
            async move { response }
        });
        tokio::spawn(async move { axum::serve(listener, app).await });
        Self { url }
    }
}
