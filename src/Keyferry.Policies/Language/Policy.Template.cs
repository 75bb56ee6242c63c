using System.Collections.Immutable;

namespace Keyferry.Policies.Language;

public sealed partial class Policy
{
    private readonly Policy? _template;

    private Policy(Policy template, PolicyDocument content)
        : this(template.Name, template.Document, template.Kind, content) => _template = template;

    /// <summary>
    /// The same policy with other texts in its principals, resources and condition values, as a policy that AWS writes for
    /// every account is the same but for the account's id. What stays the same is not read and compiled again.
    /// </summary>
    /// <param name="fill">Gives a text's replacement, which must be as valid in its place as the text was; or the text itself.</param>
    public Policy WithTexts(Func<string, string> fill) => new(
        this, Content with { Statements = [.. Content.Statements.Select(s => Fill(s, fill))] });

    private static Statement Fill(Statement statement, Func<string, string> fill) => statement with
    {
        Principal = Fill(statement.Principal, fill),
        Resource = statement.Resource is { } resource && Changes(resource.Patterns, fill)
            ? resource with { Patterns = Fill(resource.Patterns, fill) }
            : statement.Resource,
        Conditions =
        [
            .. statement.Conditions.Select(c => Changes(c.Values, fill) ? c with { Values = Fill(c.Values, fill) } : c),
        ],
    };

    private static PrincipalElement? Fill(PrincipalElement? element, Func<string, string> fill) =>
        element is not null && element.Patterns.Any(p => fill(p.Value.Text) != p.Value.Text)
            ? element with
            {
                Patterns = [.. element.Patterns.Select(p => p with { Value = p.Value with { Text = fill(p.Value.Text) } })],
            }
            : element;

    private static bool Changes(ImmutableArray<Located> texts, Func<string, string> fill) =>
        texts.Any(t => fill(t.Text) != t.Text);

    private static ImmutableArray<Located> Fill(ImmutableArray<Located> texts, Func<string, string> fill) =>
        [.. texts.Select(t => t with { Text = fill(t.Text) })];
}
