namespace Keyferry.Policies.Matching;

/// <summary>
/// An ARN with wildcards, compared part by part (F5.40): a wildcard never crosses one of the first five colons, but for a
/// <c>*</c> that ends a part of a Resource element.
/// </summary>
internal sealed class ArnPattern
{
    private static readonly WildcardPattern[] None = [];

    private readonly string? _literal;
    private readonly WildcardPattern[] _parts;
    private readonly WildcardPattern? _other;
    private readonly bool _anything;
    private readonly ColonCrossing? _crossing;

    private ArnPattern(
        WildcardPattern[] parts, string? literal, WildcardPattern? other, bool anything, ColonCrossing? crossing = null)
    {
        _crossing = crossing;
        _parts = parts;
        _literal = literal;
        _other = other;
        _anything = anything;
    }

    /// <summary>
    /// The pattern of a Resource element. Missing parts are wildcards: 'AWS automatically completes the ARN'
    /// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html).
    /// </summary>
    public static ArnPattern ForResource(string encoded) => Compile(encoded, completes: true);

    /// <summary>
    /// The pattern of an Arn condition operator: six parts, none of them added. A lone <c>*</c> matches every ARN; AWS doesn't
    /// document that case, it is our inference from how Resource treats it.
    /// </summary>
    public static ArnPattern ForCondition(string encoded) => Compile(encoded, completes: false);

    private static ArnPattern Compile(string encoded, bool completes)
    {
        var whole = WildcardPattern.Compile(encoded, ignoreCase: false);
        if (whole.IsAnything)
        {
            return new(None, null, null, anything: true);
        }

        string[] texts = encoded.Split(':', ArnText.Parts);
        if (texts.Length == ArnText.Parts && whole.IsLiteral)
        {
            return new(None, encoded, null, anything: false);
        }

        // A resource that is not an ARN can only be matched by a pattern that isn't one either.
        WildcardPattern? other = completes && texts.Length == 1 ? whole : null;
        if (texts.Length < ArnText.Parts && !completes)
        {
            return new(None, null, null, anything: false);
        }

        var parts = new WildcardPattern[ArnText.Parts];
        for (int i = 0; i < parts.Length; i++)
        {
            parts[i] = i < texts.Length ? WildcardPattern.Compile(texts[i], ignoreCase: false) : WildcardPattern.Anything;
        }

        return new(parts, null, other, anything: false, completes ? ColonCrossing.Of(encoded) : null);
    }

    public bool IsMatch(in ArnText arn)
    {
        if (_anything)
        {
            return true;
        }

        if (_literal is not null)
        {
            return string.Equals(_literal, arn.Text, StringComparison.Ordinal);
        }

        if (!arn.IsArn)
        {
            return _other is not null && _other.IsMatch(arn.Text);
        }

        return MatchesPartByPart(arn) || (_crossing is not null && _crossing.IsMatch(arn.Text));
    }

    private bool MatchesPartByPart(in ArnText arn) =>
        _parts.Length == ArnText.Parts
        && _parts[1].IsMatch(arn.Partition)
        && _parts[2].IsMatch(arn.Service)
        && _parts[3].IsMatch(arn.Region)
        && _parts[4].IsMatch(arn.Account)
        && _parts[5].IsMatch(arn.Resource)
        && _parts[0].IsMatch("arn");
}
