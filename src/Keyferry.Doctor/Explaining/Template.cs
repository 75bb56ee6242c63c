using System.Collections.Immutable;

namespace Keyferry.Doctor.Explaining;

/// <summary>
/// A service's message with named holes: <c>AMI name {name} is already in use by AMI {ami}</c>. A hole takes one word;
/// <c>{name...}</c> takes any text. It matches anywhere in a text, without regard to case.
/// </summary>
public sealed class Template
{
    // Where the end of a message is missing, so much of the beginning must be there.
    private const int LeastOfCut = 24;

    private readonly ImmutableArray<string> _literals;
    private readonly ImmutableArray<Hole> _holes;

    private Template(ImmutableArray<string> literals, ImmutableArray<Hole> holes) => (_literals, _holes) = (literals, holes);

    /// <summary>Characters that must be there; the more, the more exact.</summary>
    public int Weight => _literals.Sum(l => l.Length);

    /// <summary>Reads a template of the catalogue; throws <see cref="FormatException"/> for a wrong one.</summary>
    public static Template Parse(string template)
    {
        var literals = ImmutableArray.CreateBuilder<string>();
        var holes = ImmutableArray.CreateBuilder<Hole>();
        int start = 0;
        for (int open = template.IndexOf('{', StringComparison.Ordinal); open >= 0; open = template.IndexOf('{', start))
        {
            int close = template.IndexOf('}', open);
            if (close < 0 || (open == start && start > 0) || open == 0)
            {
                throw new FormatException($"`{template}`: holes stand behind text, not side by side, and end with a brace");
            }

            string name = template[(open + 1)..close];
            bool isText = name.EndsWith("...", StringComparison.Ordinal);
            literals.Add(template[start..open]);
            holes.Add(new Hole(isText ? name[..^3] : name, isText));
            start = close + 1;
        }

        literals.Add(template[start..]);
        return new Template(literals.ToImmutable(), holes.ToImmutable());
    }

    /// <summary>
    /// What the holes hold and how many literal characters matched; null if it doesn't match. With
    /// <paramref name="isCut"/> the text may end before the template does.
    /// </summary>
    public TemplateMatch? Match(string text, bool isCut = false)
    {
        int from = 0;
        while (text.IndexOf(_literals[0], from, StringComparison.OrdinalIgnoreCase) is var at and >= 0)
        {
            if (MatchAt(text, at + _literals[0].Length, isCut, out bool isHopeless) is { } match)
            {
                return match;
            }

            if (isHopeless)
            {
                break;
            }

            from = at + 1;
        }

        return isCut ? MatchCutHead(text) : null;
    }

    // A literal that isn't found behind this place won't be found behind a later one either.
    private TemplateMatch? MatchAt(string text, int position, bool isCut, out bool isHopeless)
    {
        var values = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        int weight = _literals[0].Length;
        isHopeless = false;
        for (int i = 0; i < _holes.Length; i++)
        {
            string literal = _literals[i + 1];
            int end = position >= text.Length ? -1
                : literal.Length > 0 ? text.IndexOf(literal, position + 1, StringComparison.OrdinalIgnoreCase)
                : _holes[i].IsText ? text.Length
                : EndOfWord(text, position);
            if (end < 0)
            {
                isHopeless = !isCut;
                return isCut && weight >= LeastOfCut ? new TemplateMatch(values.ToImmutable(), weight) : null;
            }

            string value = text[position..end];
            if (!_holes[i].IsText && value.Contains(' ', StringComparison.Ordinal))
            {
                return null;
            }

            values[_holes[i].Name] = value;
            weight += literal.Length;
            position = end + literal.Length;
        }

        return new TemplateMatch(values.ToImmutable(), weight);
    }

    // The text ends within the first literal.
    private TemplateMatch? MatchCutHead(string text)
    {
        string literal = _literals[0];
        string end = text.TrimEnd('.', '…');
        for (int length = Math.Min(literal.Length - 1, end.Length); length >= LeastOfCut; length--)
        {
            if (end.EndsWith(literal[..length], StringComparison.OrdinalIgnoreCase))
            {
                return new TemplateMatch(ImmutableDictionary<string, string>.Empty, length);
            }
        }

        return null;
    }

    private static int EndOfWord(string text, int start)
    {
        int end = text.IndexOf(' ', start);
        return end < 0 ? text.Length : end;
    }

    private readonly record struct Hole(string Name, bool IsText);
}

/// <param name="Values">Each hole's text by its name.</param>
/// <param name="Weight">Literal characters that matched.</param>
public sealed record TemplateMatch(ImmutableDictionary<string, string> Values, int Weight);
