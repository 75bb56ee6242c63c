namespace Keyferry.Wire.Signing;

/// <summary>What is known of an access key's secret.</summary>
public abstract record SigningSecret
{
    private SigningSecret() { }

    /// <summary>No such access key.</summary>
    public sealed record Unknown : SigningSecret;

    /// <summary>A request signed with any secret will do; all but the signature itself is still checked.</summary>
    public sealed record Any : SigningSecret;

    /// <summary>The secret access key.</summary>
    public sealed record Known(string Secret) : SigningSecret
    {
        // A secret must not end up in a log because somebody printed the record.
        public override string ToString() => nameof(Known);
    }
}

/// <summary>Finds the secret of an access key id. The id is what the request says, whatever that is.</summary>
public delegate SigningSecret SecretLookup(string accessKeyId);
