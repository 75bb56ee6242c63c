namespace Keyferry.Policies.Matching;

/// <summary>An ARN taken apart at its first five colons; the sixth part may itself hold colons and slashes.</summary>
internal readonly ref struct ArnText
{
    public const int Parts = 6;

    private readonly int _first;
    private readonly int _second;
    private readonly int _third;
    private readonly int _fourth;
    private readonly int _fifth;

    public ArnText(string text)
    {
        Text = text;
        if (!text.StartsWith("arn:", StringComparison.Ordinal))
        {
            return;
        }

        _first = 3;
        _second = text.IndexOf(':', _first + 1);
        _third = _second < 0 ? -1 : text.IndexOf(':', _second + 1);
        _fourth = _third < 0 ? -1 : text.IndexOf(':', _third + 1);
        _fifth = _fourth < 0 ? -1 : text.IndexOf(':', _fourth + 1);
        IsArn = _fifth > 0;
    }

    public string Text { get; }

    public bool IsArn { get; }

    public ReadOnlySpan<char> Partition => Text.AsSpan(_first + 1, _second - _first - 1);

    public ReadOnlySpan<char> Service => Text.AsSpan(_second + 1, _third - _second - 1);

    public ReadOnlySpan<char> Region => Text.AsSpan(_third + 1, _fourth - _third - 1);

    public ReadOnlySpan<char> Account => Text.AsSpan(_fourth + 1, _fifth - _fourth - 1);

    public ReadOnlySpan<char> Resource => Text.AsSpan(_fifth + 1);
}
