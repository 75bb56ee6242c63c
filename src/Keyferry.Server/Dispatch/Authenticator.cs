using System.Security.Cryptography;
using System.Text;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Sts;
using Keyferry.Cloud.Worlds;
using Keyferry.Server.Hosting;
using Keyferry.Wire.Http;
using Keyferry.Wire.Protocols;
using Keyferry.Wire.Shapes;
using Keyferry.Wire.Signing;
using Keyferry.Policies.Requests;

namespace Keyferry.Server.Dispatch;

/// <summary>Who sent a request, by its signature.</summary>
public sealed class Authenticator
{
    private readonly LocalAws _aws;
    private readonly string? _rootSecret;
    private readonly bool _isOff;
    private readonly SignatureVerifier _verifier = new();

    /// <param name="aws">Whose credentials.</param>
    /// <param name="rootSecret">The secret of roots of development; null: any will do.</param>
    /// <param name="isOff">Whether signatures aren't verified at all; the access key id is believed.</param>
    public Authenticator(LocalAws aws, string? rootSecret = null, bool isOff = false)
    {
        _aws = aws;
        _rootSecret = rootSecret;
        _isOff = isOff;
    }

    /// <summary>The caller and the Region that the request is signed for, or the error that the service answers.</summary>
    public (Sender? Sender, WireError? Error) Authenticate(WireRequest request, ServiceModel service, Operation? operation)
    {
        SignatureErrorFamily family = SignatureErrors.FamilyOf(service.Protocol);
        World world = _aws.World;
        Credential? found = null;
        VerificationRules rules = new()
        {
            Service = service.SigningName,
            ClockSkew = SignatureErrors.ClockSkew(family),
            AcceptsUnsignedPayload = operation?.Name == "PutSnapshotBlock",
        };
        SignatureVerdict verdict = _verifier.Verify(
            request, id => SecretOf(found = Credentials.Find(world, id)), _aws.Clock.GetUtcNow(), rules);
        if (verdict is not SignatureVerdict.Verified verified)
        {
            return (null, SignatureErrors.For(verdict, family));
        }

        if (RegionCatalog.Find(verified.Region) is not { } region)
        {
            SignatureVerdict.WrongScope elsewhere = new(ScopePart.Region, verified.Region, "", verified.Timestamp);
            return (null, SignatureErrors.For(elsewhere, family));
        }

        if (found is not { } credential)
        {
            return (null, SignatureErrors.For(new SignatureVerdict.UnknownKey(verified.AccessKeyId), family));
        }

        if (!IsToken(credential.SessionToken, verified.SessionToken))
        {
            return (null, SignatureErrors.InvalidToken(family));
        }

        DateTimeOffset? began = world.Sts.Sessions.GetValueOrDefault(verified.AccessKeyId)?.Issued;
        return credential.Expires is { } end && end <= _aws.Clock.GetUtcNow()
            ? (null, SignatureErrors.ExpiredToken(family))
            : (new Sender(credential.Caller, region.Region, verified.AccessKeyId, began), null);
    }

    private static bool IsToken(string? expected, string? given) =>
        expected is null
            ? string.IsNullOrEmpty(given)
            : given is not null && CryptographicOperations.FixedTimeEquals(
                Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(given));

    private SigningSecret SecretOf(Credential? credential) =>
        credential is null ? new SigningSecret.Unknown()
        : _isOff ? new SigningSecret.Any()
        : credential.Secret is { } secret ? new SigningSecret.Known(secret)
        : _rootSecret is { } root ? new SigningSecret.Known(root)
        : new SigningSecret.Any();
}

/// <summary>Who sent a request, and to which Region.</summary>
/// <param name="Caller">The principal.</param>
/// <param name="Region">From the scope of the signature.</param>
/// <param name="AccessKeyId">Which key signed.</param>
/// <param name="SessionBegan">When the session of temporary credentials began; null for long-term ones.</param>
public sealed record Sender(Caller Caller, Region Region, string AccessKeyId, DateTimeOffset? SessionBegan = null)
{
    /// <summary>The same, with what the connection tells: <c>aws:SourceIp</c>, <c>aws:UserAgent</c>.</summary>
    public Sender From(string address, string? userAgent) => this with
    {
        Caller = Caller with
        {
            Context = Caller.Context
                .SetItem("aws:SourceIp", ContextValue.Of(address))
                .SetItem("aws:UserAgent", userAgent is null ? ContextValue.Absent : ContextValue.Of(userAgent)),
        },
    };
}
