namespace Keyferry.Wire.Generator.Smithy;

/// <summary>A service: its files joined, its names resolved.</summary>
internal sealed class ServiceDescription
{
    private static readonly Dictionary<string, Kind> s_own = new()
    {
        ["String"] = Kind.Text,
        ["Integer"] = Kind.Integer,
        ["Long"] = Kind.Long,
        ["Float"] = Kind.Float,
        ["Double"] = Kind.Double,
        ["Boolean"] = Kind.Boolean,
        ["Blob"] = Kind.Blob,
        ["Timestamp"] = Kind.Timestamp,
        ["Document"] = Kind.Document,
    };

    private readonly Dictionary<string, Definition> _shapes = [];
    private readonly Dictionary<string, HashSet<string>> _reached = [];

    /// <param name="files">all of one namespace</param>
    /// <exception cref="DescriptionException">A name means nothing, or two things.</exception>
    public ServiceDescription(IReadOnlyList<Description> files)
    {
        Namespace = files[0].Namespace;
        foreach (Definition definition in files.SelectMany(f => f.Definitions))
        {
            if (s_own.ContainsKey(definition.Name) || _shapes.ContainsKey(definition.Name))
            {
                throw new DescriptionException(definition.Place, $"`{definition.Name}` is defined twice");
            }

            _shapes[definition.Name] = definition;
        }

        Service = Definitions("service").FirstOrDefault()
            ?? throw new DescriptionException(files[0].Place, $"no file of {Namespace} defines its service");
        Operations = [.. Names(Service, "operations").Select(n => Resolve(n.Value, n.Place, "operation"))];
        if (Definitions("operation").FirstOrDefault(d => !Operations.Contains(d)) is { } other)
        {
            throw new DescriptionException(other.Place, $"{Service.Name} doesn't list the operation `{other.Name}`");
        }
    }

    /// <summary><c>Keyferry.Wire.Services.Kms</c></summary>
    public string Namespace { get; }

    public Definition Service { get; }

    public IReadOnlyList<Definition> Operations { get; }

    public IEnumerable<Definition> Structures =>
        _shapes.Values.Where(d => d.Kind is "structure" or "union" && !d.Traits.Has("error"));

    public IEnumerable<Definition> Errors => Operations
        .SelectMany(o => Names(o, "errors"))
        .Select(n => Resolve(n.Value, n.Place, "structure"))
        .Distinct();

    public IEnumerable<Definition> Definitions(string kind) => _shapes.Values.Where(d => d.Kind == kind);

    /// <summary>The structure that an operation's property names; null without one.</summary>
    public Definition? Structure(Definition operation, string property) =>
        operation.Properties[property] is Node.Text name ? Resolve(name.Value, name.Place, "structure") : null;

    public Target Resolve(MemberDefinition member)
    {
        if (s_own.TryGetValue(member.Target!, out Kind own))
        {
            return new(own, null, member.Traits);
        }

        Definition definition = Resolve(member.Target!, member.Place, null);
        Kind kind = definition.Kind switch
        {
            "structure" or "union" when !definition.Traits.Has("error") => Kind.Structure,
            "enum" or "string" => Kind.Text,
            "list" => Kind.List,
            "map" => Kind.Map,
            "integer" => Kind.Integer,
            "long" => Kind.Long,
            "float" => Kind.Float,
            "double" => Kind.Double,
            "boolean" => Kind.Boolean,
            "blob" => Kind.Blob,
            "timestamp" => Kind.Timestamp,
            "document" => Kind.Document,
            _ => throw new DescriptionException(member.Place, $"`{member.Target}` can't be the target of a member"),
        };
        return new(kind, definition, member.Traits.Over(definition.Traits));
    }

    /// <summary>Whether a value of one shape can hold, at any depth, a value of the other.</summary>
    public bool Reaches(Definition from, Definition to)
    {
        if (!_reached.TryGetValue(from.Name, out HashSet<string>? reached))
        {
            _reached[from.Name] = reached = [];
            Visit(from, reached);
        }

        return from.Name == to.Name || reached.Contains(to.Name);
    }

    private void Visit(Definition definition, HashSet<string> reached)
    {
        foreach (MemberDefinition member in definition.Members.Where(m => m.Target is not null))
        {
            if (Resolve(member).Definition is { } target && reached.Add(target.Name))
            {
                Visit(target, reached);
            }
        }
    }

    private Definition Resolve(string name, Place place, string? kind)
    {
        if (!_shapes.TryGetValue(name, out Definition? definition))
        {
            throw new DescriptionException(place, $"`{name}` isn't defined in {Namespace}");
        }

        return kind is null || definition.Kind == kind
            ? definition
            : throw new DescriptionException(place, $"`{name}` is a {definition.Kind}; a {kind} is expected");
    }

    private static IEnumerable<Node.Text> Names(Definition definition, string property) =>
        definition.Properties[property] is Node.List list ? list.Items.OfType<Node.Text>() : [];
}
