//! Whose certificate is believed. Between machines: one that a root of trust vouches for, and that bears the name of the address. On
//! this machine, unless the address demands more: any, since the connection never leaves it.

use std::path::Path;
use std::sync::Arc;

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::ring::{self, kx_group};
use rustls::crypto::{CryptoProvider, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{ClientConfig, DigitallySignedStruct, RootCertStore, SignatureScheme};
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::store::shared::opening::{CannotOpen, OpeningObstacle};

/// TLS with a server that proves its name. Roots: those of a file, else of the system.
pub(super) fn verified(roots: Option<&Path>) -> Result<MakeRustlsConnect, CannotOpen> {
    let config = client().with_root_certificates(match roots {
        Some(file) => of_file(file)?,
        None => of_system()?,
    });
    Ok(MakeRustlsConnect::new(config.with_no_client_auth()))
}

/// TLS with whatever server answers on this machine.
pub(super) fn unverified() -> MakeRustlsConnect {
    let verifier = Arc::new(AnyServer(Arc::new(ring::default_provider())));
    MakeRustlsConnect::new(client().dangerous().with_custom_certificate_verifier(verifier).with_no_client_auth())
}

/// The curve of PostgreSQL's own choice (`ssl_ecdh_curve`) goes first: a server that does not know the first one asks for another, which
/// is a round trip more.
fn client() -> rustls::ConfigBuilder<ClientConfig, rustls::WantsVerifier> {
    let kx_groups = vec![kx_group::SECP256R1, kx_group::X25519, kx_group::SECP384R1];
    let provider = CryptoProvider { kx_groups, ..ring::default_provider() };
    #[allow(clippy::expect_used, reason = "ring has suites for TLS 1.2 and 1.3, whatever the machine")]
    ClientConfig::builder_with_provider(Arc::new(provider))
        .with_safe_default_protocol_versions()
        .expect("suites for TLS 1.2 and 1.3")
}

/// The certificates of a PEM file.
fn of_file(file: &Path) -> Result<RootCertStore, CannotOpen> {
    let cannot = |why: OpeningObstacle| CannotOpen::NoRoots { file: file.display().to_string(), why };
    let mut roots = RootCertStore::empty();
    for certificate in CertificateDer::pem_file_iter(file).map_err(|error| cannot(error.to_string().into()))? {
        let added = certificate
            .map_err(|error| error.to_string())
            .and_then(|one| roots.add(one).map_err(|error| error.to_string()));
        added.map_err(|why| cannot(why.into()))?;
    }
    if roots.is_empty() { Err(cannot(OpeningObstacle::NoCertificate)) } else { Ok(roots) }
}

/// The certificates that this machine trusts. One that cannot be read is left out, as browsers do.
fn of_system() -> Result<RootCertStore, CannotOpen> {
    let found = rustls_native_certs::load_native_certs();
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(found.certs);
    if roots.is_empty() {
        return Err(CannotOpen::NoSystemRoots);
    }
    Ok(roots)
}

/// Believes every certificate, of a server that holds its key.
#[derive(Debug)]
struct AnyServer(Arc<CryptoProvider>);

impl ServerCertVerifier for AnyServer {
    fn verify_server_cert(
        &self,
        _: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls12_signature(message, certificate, signed, &self.0.signature_verification_algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls13_signature(message, certificate, signed, &self.0.signature_verification_algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.0.signature_verification_algorithms.supported_schemes()
    }
}
