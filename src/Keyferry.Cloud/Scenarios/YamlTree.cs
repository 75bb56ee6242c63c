using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Keyferry.Policies.Source;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Keyferry.Cloud.Scenarios;

/// <summary>Builds one tree from a parser's events, and keeps the count of what its aliases stand for.</summary>
internal sealed partial class YamlTree(string document, YamlLimits limits)
{
    private readonly List<Problem> _problems = [];
    private readonly Dictionary<string, (SourceNode Node, long Size)?> _anchors = new(StringComparer.Ordinal);


    public static Position At(Mark mark) => new((int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column));

    public Parsed<SourceNode> Read(Parser parser)
    {
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out _))
        {
            return Fail(new Position(1, 1), "the document is empty", null);
        }

        parser.Consume<DocumentStart>();
        SourceNode root = ReadNode(parser, 0, out _);
        parser.Consume<DocumentEnd>();
        if (parser.Accept<DocumentStart>(out DocumentStart? second))
        {
            return Fail(At(second.Start), "there is a second document", "keep one document a file");
        }

        return Parsed<SourceNode>.From(root, _problems);
    }

    public Parsed<SourceNode> Fail(Position at, string message, string? help)
    {
        Report(at, message, help);
        return Parsed<SourceNode>.From(null, _problems);
    }

    // Reads one value; size is the number of values it stands for.
    private SourceNode ReadNode(Parser parser, int depth, out long size)
    {
        ParsingEvent first = parser.Current ?? throw new YamlException("the text ends too early");
        if (depth > limits.Depth)
        {
            throw new YamlException(first.Start, first.End, $"values are nested deeper than {limits.Depth} levels");
        }

        if (parser.TryConsume<AnchorAlias>(out AnchorAlias? alias))
        {
            return Follow(alias, out size);
        }

        string? anchor = first is NodeEvent { Anchor.IsEmpty: false } named ? named.Anchor.Value : null;
        if (anchor is not null)
        {
            _anchors[anchor] = null;
        }

        SourceNode node = first switch
        {
            Scalar => ReadScalar(parser.Consume<Scalar>(), out size),
            SequenceStart => ReadList(parser, depth, out size),
            MappingStart => ReadMap(parser, depth, out size),
            _ => throw new YamlException(first.Start, first.End, "a value was expected"),
        };
        if (anchor is not null)
        {
            _anchors[anchor] = (node, size);
        }

        return node;
    }

    private SourceNode Follow(AnchorAlias alias, out long size)
    {
        if (!_anchors.TryGetValue(alias.Value.Value, out (SourceNode Node, long Size)? target))
        {
            throw new YamlException(alias.Start, alias.End, $"no value before this is anchored as `&{alias.Value.Value}`");
        }

        if (target is not { } known)
        {
            throw new YamlException(alias.Start, alias.End, $"`*{alias.Value.Value}` stands inside the value it names");
        }

        size = known.Size;
        return known.Node;
    }

    private static SourceScalar ReadScalar(Scalar scalar, out long size)
    {
        size = 1;
        Position at = At(scalar.Start);
        string? tag = scalar.Tag.IsEmpty ? null : scalar.Tag.Value;
        return tag switch
        {
            null or "?" when scalar.Style == ScalarStyle.Plain => new SourceScalar(KindOf(scalar.Value), scalar.Value, at),
            null or "!" or "?" or "tag:yaml.org,2002:str" => new SourceScalar(ScalarKind.String, scalar.Value, at),
            "tag:yaml.org,2002:int" or "tag:yaml.org,2002:float" or "tag:yaml.org,2002:bool" or "tag:yaml.org,2002:null" =>
                new SourceScalar(KindOf(scalar.Value), scalar.Value, at),
            _ => throw new YamlException(scalar.Start, scalar.End, $"the tag `{tag}` has no meaning here"),
        };
    }

    private SourceList ReadList(Parser parser, int depth, out long size)
    {
        SequenceStart start = parser.Consume<SequenceStart>();
        ImmutableArray<SourceNode>.Builder items = ImmutableArray.CreateBuilder<SourceNode>();
        size = 1;
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(ReadNode(parser, depth + 1, out long itemSize));
            size = Grow(size, itemSize, start);
        }

        return new SourceList(items.DrainToImmutable(), At(start.Start));
    }

    private SourceMap ReadMap(Parser parser, int depth, out long size)
    {
        MappingStart start = parser.Consume<MappingStart>();
        var own = new MapBuilder(this);
        size = 1;
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (!parser.TryConsume<Scalar>(out Scalar? key))
            {
                ParsingEvent wrong = parser.Current!;
                throw new YamlException(wrong.Start, wrong.End, "a key must be a plain word or string");
            }

            SourceNode value = ReadNode(parser, depth + 1, out long valueSize);
            size = Grow(size, valueSize, start);
            if (key is { Value: "<<", Style: ScalarStyle.Plain })
            {
                own.Merge(value, At(key.Start));
            }
            else
            {
                own.Add(key.Value, At(key.Start), value);
            }
        }

        return new SourceMap(own.Entries(), At(start.Start));
    }

    private long Grow(long size, long by, ParsingEvent at)
    {
        long total = size + by;
        return total <= limits.Nodes
            ? total
            : throw new YamlException(at.Start, at.End, $"with its aliases followed this has more than {limits.Nodes} values");
    }

    private void Report(Position at, string message, string? help) =>
        _problems.Add(new Problem(ProblemSeverity.Error, document, "", at, message, help));

    // YAML 1.2.2, 10.3.2: the core schema, without infinities and not-a-number, which JSON doesn't know.
    private static ScalarKind KindOf(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => ScalarKind.Null,
        "true" or "True" or "TRUE" or "false" or "False" or "FALSE" => ScalarKind.Boolean,
        _ when text[0] is (>= '0' and <= '9') or '-' or '+' or '.' && NumberPattern().IsMatch(text) => ScalarKind.Number,
        _ => ScalarKind.String,
    };

    [GeneratedRegex(@"\A(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+)\z")]
    private static partial Regex NumberPattern();

    /// <summary>The entries of one map: its own first, then merged ones that it doesn't have.</summary>
    private sealed class MapBuilder(YamlTree tree)
    {
        private readonly Dictionary<string, Position> _keys = new(StringComparer.Ordinal);
        private readonly ImmutableArray<SourceEntry>.Builder _own = ImmutableArray.CreateBuilder<SourceEntry>();
        private readonly List<SourceMap> _merged = [];

        public void Add(string key, Position at, SourceNode value)
        {
            if (_keys.TryAdd(key, at))
            {
                _own.Add(new SourceEntry(key, at, value));
            }
            else
            {
                tree.Report(at, $"the key `{key}` is there twice, first on line {_keys[key].Line}", "keep one of them");
            }
        }

        public void Merge(SourceNode value, Position at)
        {
            switch (value)
            {
                case SourceMap map:
                    _merged.Add(map);
                    break;
                case SourceList list when list.Items.All(item => item is SourceMap):
                    _merged.AddRange(list.Items.Cast<SourceMap>());
                    break;
                default:
                    tree.Report(at, "`<<` merges a map or a list of maps", "name an anchored map: `<<: *anchor`");
                    break;
            }
        }

        public ImmutableArray<SourceEntry> Entries()
        {
            foreach (SourceMap map in _merged)
            {
                foreach (SourceEntry entry in map.Entries)
                {
                    if (_keys.TryAdd(entry.Key, entry.KeyPosition))
                    {
                        _own.Add(entry);
                    }
                }
            }

            return _own.DrainToImmutable();
        }
    }
}
