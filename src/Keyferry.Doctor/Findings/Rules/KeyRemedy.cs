namespace Keyferry.Doctor.Findings.Rules;

/// <summary>What is the same in every repair of a key.</summary>
internal static class KeyRemedy
{
    /// <summary>S14: no rebuild is needed where the image itself is good.</summary>
    public const string RetryAfterwards =
        "if the image is built already, repeat its distribution with RetryImage; it needs no new build";
}
