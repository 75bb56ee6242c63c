namespace Keyferry.Wire.Generator.Smithy;

/// <summary>
/// What is said of a shape or member with <c>@</c>, by name; a trait without argument has an empty object.
/// </summary>
internal sealed class Traits(Place place, IReadOnlyDictionary<string, Node> all)
{
    /// <summary>All that we know what to do with.</summary>
    private static readonly HashSet<string> s_known =
    [
        "required", "length", "pattern", "range", "sensitive", "idempotencyToken",
        "jsonName", "xmlName", "xmlFlattened", "xmlNamespace", "aws.protocols#ec2QueryName", "timestampFormat",
        "http", "httpLabel", "httpQuery", "httpHeader", "httpPayload", "httpResponseCode",
        "error", "httpError", "aws.protocols#awsQueryError", "title", "aws.auth#sigv4", "keyferry#wording",
        "aws.protocols#awsJson1_1", "aws.protocols#restJson1", "aws.protocols#awsQuery", "aws.protocols#ec2Query",
    ];

    public bool Has(string name) => all.ContainsKey(name);

    public string? Text(string name) => all.TryGetValue(name, out Node? node) ? TextOf(node, name) : null;

    /// <summary>An entry of the trait's argument.</summary>
    public string? Text(string name, string entry) =>
        Entry(name, entry) is { } node ? TextOf(node, name) : null;

    public string? Number(string name) => all.TryGetValue(name, out Node? node) ? NumberOf(node, name) : null;

    public string? Number(string name, string entry) =>
        Entry(name, entry) is { } node ? NumberOf(node, name) : null;

    public string Must(string? value, string name) =>
        value ?? throw new DescriptionException(place, $"@{name} is missing here, or lacks an argument");

    /// <summary>The same, and what isn't said here is as there.</summary>
    public Traits Over(Traits there)
    {
        Dictionary<string, Node> both = [];
        foreach (KeyValuePair<string, Node> trait in there.All.Concat(all))
        {
            both[trait.Key] = trait.Value;
        }

        return new(place, both);
    }

    public static void MustBeKnown(string name, Place place)
    {
        if (!s_known.Contains(name))
        {
            throw new DescriptionException(place, $"@{name} is no trait that the generator knows");
        }
    }

    private IReadOnlyDictionary<string, Node> All => all;

    private Node? Entry(string name, string entry) =>
        all.TryGetValue(name, out Node? node)
            ? (node as Node.Object ?? throw Wrong(node, name, "named arguments"))[entry]
            : null;

    private static string TextOf(Node node, string name) =>
        node is Node.Text text ? text.Value : throw Wrong(node, name, "a text");

    private static string NumberOf(Node node, string name) =>
        node is Node.Number number ? number.Value : throw Wrong(node, name, "a number");

    private static DescriptionException Wrong(Node node, string name, string expected) =>
        new(node.Place, $"@{name} takes {expected} here");
}
