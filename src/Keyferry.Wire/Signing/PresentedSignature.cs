using System.Collections.Immutable;

namespace Keyferry.Wire.Signing;

/// <summary>What a request says of its own signature, in its Authorization header or its query.</summary>
/// <param name="AccessKeyId">the first element of the credential</param>
/// <param name="Scope">date, Region and service of the credential</param>
/// <param name="Terminator">the last element of the credential</param>
/// <param name="SignedHeaders">names in lower case, sorted, each once</param>
/// <param name="Signature">as given</param>
/// <param name="SignedAt">the time of signing</param>
/// <param name="Lifetime">how long a presigned URL is good for; null for an Authorization header</param>
/// <param name="SessionToken">the token of temporary credentials</param>
/// <param name="PayloadHash">what the request says of its body's hash</param>
internal sealed record PresentedSignature(
    string AccessKeyId,
    CredentialScope Scope,
    string Terminator,
    ImmutableArray<string> SignedHeaders,
    string Signature,
    DateTimeOffset SignedAt,
    TimeSpan? Lifetime,
    string? SessionToken,
    string? PayloadHash);
