namespace Keyferry.Wire.Generator.Smithy;

/// <summary>
/// Reads the part of Smithy's IDL that the descriptions use: https://smithy.io/2.0/spec/idl.html. What it doesn't know
/// is an error, so that nothing is described in vain.
/// </summary>
internal sealed class Parser
{
    private readonly IReadOnlyList<Token> _tokens;
    private readonly Dictionary<string, string> _used = [];
    private int _at;

    private Parser(string path, string source) => _tokens = new Lexer(path, source).Read();

    private Token Current => _tokens[_at];

    /// <exception cref="DescriptionException">The file isn't what it should be.</exception>
    public static Description Read(string path, string source) => new Parser(path, source).File();

    private Description File()
    {
        while (Current is { Kind: TokenKind.Name } && Current.Text.StartsWith("$", StringComparison.Ordinal))
        {
            _at++;
            Mark(":");
            Node();
        }

        Word("namespace");
        Token name = Name("the namespace");
        while (Current is { Kind: TokenKind.Name, Text: "use" })
        {
            _at++;
            string id = Name("what is used").Text;
            _used[id.Substring(id.IndexOf('#') + 1)] = id;
        }

        List<Definition> definitions = [];
        while (Current.Kind != TokenKind.End)
        {
            definitions.Add(Definition());
        }

        return new(name.Text, name.Place, definitions);
    }

    private Definition Definition()
    {
        Traits traits = ReadTraits();
        Token kind = Name("a definition");
        Token name = Name($"the name of the {kind.Text}");
        Node.Object properties = new(name.Place, new Dictionary<string, Node>());
        IReadOnlyList<MemberDefinition> members = [];
        switch (kind.Text)
        {
            case "service" or "operation":
                properties = Object(Mark("{"), "}");
                break;
            case "structure" or "union" or "list" or "map":
                members = Members(isEnum: false);
                break;
            case "enum":
                members = Members(isEnum: true);
                break;
            case "string" or "integer" or "long" or "float" or "double"
                or "boolean" or "blob" or "timestamp" or "document":
                break;
            default:
                throw new DescriptionException(kind.Place, $"{kind} is no kind of shape that the generator knows");
        }

        return new(name.Place, kind.Text, name.Text, traits, members, properties);
    }

    private List<MemberDefinition> Members(bool isEnum)
    {
        Mark("{");
        List<MemberDefinition> members = [];
        while (!Current.Is("}"))
        {
            Traits traits = ReadTraits();
            Token name = Name("a member or `}`");
            if (members.Any(m => m.Name == name.Text))
            {
                throw new DescriptionException(name.Place, $"{name} is there already");
            }

            string? target = null;
            string? value = null;
            if (!isEnum)
            {
                Mark(":");
                target = Name($"the target of {name}").Text;
            }
            else if (Current.Is("="))
            {
                _at++;
                value = Current.Kind == TokenKind.Text ? Current.Text : throw Expected("a text");
                _at++;
            }

            members.Add(new(name.Place, name.Text, target, isEnum ? value ?? name.Text : null, traits));
        }

        _at++;
        return members;
    }

    private Traits ReadTraits()
    {
        Dictionary<string, Node> traits = [];
        Place place = Current.Place;
        while (Current.Is("@"))
        {
            _at++;
            Token name = Name("a trait");
            string id = _used.TryGetValue(name.Text, out string? full) ? full : name.Text;
            Traits.MustBeKnown(id, name.Place);
            traits[id] = Current.Is("(") ? Argument() : new Node.Object(name.Place, new Dictionary<string, Node>());
        }

        return new(place, traits);
    }

    private Node Argument()
    {
        Token open = Mark("(");
        if (_tokens[Math.Min(_at + 1, _tokens.Count - 1)].Is(":"))
        {
            return Object(open, ")");
        }

        Node node = Node();
        Mark(")");
        return node;
    }

    private Node Node()
    {
        Token token = Current;
        _at += token.Kind == TokenKind.End ? 0 : 1;
        return token switch
        {
            { Kind: TokenKind.Text or TokenKind.Name } => new Node.Text(token.Place, token.Text),
            { Kind: TokenKind.Number } => new Node.Number(token.Place, token.Text),
            { Kind: TokenKind.Mark, Text: "{" } => Object(token, "}"),
            { Kind: TokenKind.Mark, Text: "[" } => List(token),
            _ => throw new DescriptionException(token.Place, $"a value is expected, not {token}"),
        };
    }

    private Node.List List(Token open)
    {
        List<Node> items = [];
        while (!Current.Is("]"))
        {
            items.Add(Node());
        }

        _at++;
        return new(open.Place, items);
    }

    private Node.Object Object(Token open, string close)
    {
        Dictionary<string, Node> members = [];
        while (!Current.Is(close))
        {
            Token name = Current.Kind is TokenKind.Name or TokenKind.Text
                ? Current
                : throw Expected($"a name or `{close}`");
            _at++;
            Mark(":");
            members[name.Text] = Node();
        }

        _at++;
        return new(open.Place, members);
    }

    private Token Name(string what)
    {
        Token token = Current.Kind == TokenKind.Name ? Current : throw Expected(what);
        _at++;
        return token;
    }

    private Token Mark(string mark)
    {
        Token token = Current.Is(mark) ? Current : throw Expected($"`{mark}`");
        _at++;
        return token;
    }

    private void Word(string word)
    {
        if (Current is not { Kind: TokenKind.Name } || Current.Text != word)
        {
            throw Expected($"`{word}`");
        }

        _at++;
    }

    private DescriptionException Expected(string what) => new(Current.Place, $"{what} is expected, not {Current}");
}
