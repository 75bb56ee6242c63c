using Keyferry.Wire.Signing;
using static Keyferry.Wire.Tests.Signing.SignedRequests;

namespace Keyferry.Wire.Tests.Signing;

public class SigningKeysTests
{
    /// <summary>A kept key is the derived one, and no number of scopes makes the store grow without end.</summary>
    [Fact]
    public void Keeps_keys_but_not_without_end()
    {
        SigningKeys keys = new();
        for (int i = 0; i < 3 * SigningKeys.MostKept; i++)
        {
            CredentialScope scope = new("20260301", $"region-{i}", "kms");
            byte[] key = keys.For(Secret, scope);
            Assert.Same(key, keys.For(Secret, scope));
            Assert.Equal(SigningKeys.Derive(Secret, scope), key);
            Assert.InRange(keys.Kept, 1, SigningKeys.MostKept);
        }
    }

    /// <summary>Printing what holds a secret doesn't print it.</summary>
    [Fact]
    public void Prints_no_secret()
    {
        Assert.DoesNotContain(Secret, new SigningSecret.Known(Secret).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, Credentials.ToString(), StringComparison.Ordinal);
    }
}
