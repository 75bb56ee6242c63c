using System.Collections.Immutable;
using System.Text;
using Keyferry.Wire.Shapes;
using Keyferry.Wire.Values;

namespace Keyferry.Server.Tests.Proof;

/// <summary>
/// Draws what a client may send: inputs of an operation's shape, with the names and ids that are about, and bytes that were
/// changed on the way.
/// </summary>
internal sealed class RandomCalls(ulong seed)
{
    private const int Deepest = 5;

    private static readonly ImmutableArray<string> s_words =
    [
        "", "*", "a", "golden", "111122223333", "444455556666", "us-east-1", "eu-west-1", "alias/golden-ami", "alias/aws/ebs", "all", "self",
        "1a2b3c4d-0000-4000-8000-000000000001", "arn:aws:kms:us-east-1:111122223333:key/1a2b3c4d-0000-4000-8000-000000000001",
        "arn:aws:iam::111122223333:role/golden-instance-profile", "arn:aws:iam::aws:policy/ReadOnlyAccess", "golden-instance-profile",
        "arn:aws:imagebuilder:us-east-1:111122223333:image-pipeline/golden", "arn:aws:imagebuilder:us-east-1:111122223333:image/golden/1.0.0/1",
        "arn:aws:imagebuilder:us-east-1:111122223333:image-recipe/golden/1.0.0", "/imagebuilder/golden", "o-exampleorg1", "r-ab12", "ou-ab12-11111111",
        "ami-0a1b2c3d4e5f60001", "snap-0a1b2c3d4e5f60001", "i-0a1b2c3d4e5f60001", "vol-0a1b2c3d4e5f60001", "lt-0a1b2c3d4e5f60001", "us-east-1a", "t3.micro", "1.0.0", "x.x.x",
        "2026-01-02T03:04:05Z", "kms:*", "{", "é\u00e9 \ud83d\ude00", "true", "0", "-1", "99999999999999999999", "$Latest", "/dev/xvda", "name: x", "\u0001",
        """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"*","Resource":"*"}}""",
        """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""",
        "name: hello\nschemaVersion: 1.0\nphases:\n  - name: build\n    steps:\n      - name: a\n        action: ExecuteBash\n        inputs: {commands: [ls]}\n",
    ];

    private readonly List<string> _seen = [];
    private ulong _state = seed;

    /// <summary>From 0 up to, not including.</summary>
    public int Number(int below) => (int)(Next() % (ulong)below);

    public T One<T>(IReadOnlyList<T> of) => of[Number(of.Count)];

    /// <summary>Ids and names in an answer are about from now on.</summary>
    public void Learn(WireValue value)
    {
        switch (value)
        {
            case WireValue.Text { Value: { Length: > 0 and < 300 } text } when _seen.Count < 2000:
                _seen.Add(text);
                break;
            case WireValue.Structure structure:
                structure.Members.ToList().ForEach(m => Learn(m.Value));
                break;
            case WireValue.List list:
                list.Items.ToList().ForEach(Learn);
                break;
            default:
                break;
        }
    }

    public WireValue.Structure Input(Shape.Structure shape, int depth = 0)
    {
        IEnumerable<Member> members = shape.IsUnion
            ? [One(shape.Members)]
            : shape.Members.Where(m => m.IsRequired ? Number(30) > 0 : Number(3 + depth) == 0);
        return new WireValue.Structure([.. members.Select(m => KeyValuePair.Create(m.Name, Value(m.Target, depth + 1)))]);
    }

    /// <summary>The same bytes but for a few.</summary>
    public byte[] Change(ReadOnlySpan<byte> bytes)
    {
        List<byte> changed = [.. bytes];
        for (int i = Number(4); i >= 0 && changed.Count > 0; i--)
        {
            int at = Number(changed.Count);
            switch (Number(5))
            {
                case 0:
                    changed[at] = (byte)Next();
                    break;
                case 1:
                    changed.RemoveRange(at, Math.Min(1 + Number(20), changed.Count - at));
                    break;
                case 2:
                    changed.InsertRange(at, Encoding.UTF8.GetBytes(Word()));
                    break;
                case 3:
                    changed.InsertRange(at, changed.GetRange(at, Math.Min(30, changed.Count - at)));
                    break;
                default:
                    changed[at] = One<byte>([(byte)'{', (byte)'[', (byte)'"', (byte)'&', (byte)'=', (byte)'%', (byte)'<', 0, 0xff, (byte)'/', (byte)'.']);
                    break;
            }
        }

        return [.. changed];
    }

    /// <summary>The same text but for a few characters; printable ASCII.</summary>
    public string Change(string text) => new([.. Encoding.Latin1.GetString(Change(Encoding.UTF8.GetBytes(text))).Where(c => c is > ' ' and < '\x7f')]);

    private WireValue Value(Shape shape, int depth) => shape switch
    {
        Shape.Structure structure => depth > Deepest ? WireValue.Structure.Empty : Input(structure, depth),
        Shape.List list => WireValue.Of(Enumerable.Range(0, depth > Deepest ? 0 : Number(3)).Select(_ => Value(list.Item.Target, depth + 1)).ToArray()),
        Shape.Map map => new WireValue.Structure(
        [
            .. Enumerable.Range(0, Number(3)).Select(_ => Word()).Distinct()
                .Select(key => KeyValuePair.Create(key, Value(map.Value.Target, depth + 1))),
        ]),
        Shape.Text text => WireValue.Of(!text.Enum.IsEmpty && Number(20) > 0 ? One(text.Enum) : Word()),
        Shape.Integer => WireValue.Of(One([0L, 1, 2, 7, 30, 90, 100, 900, 3600, -1, int.MaxValue, int.MinValue])),
        Shape.Number => new WireValue.Number(One([0d, 1, -1, 0.5, 1e300])),
        Shape.Boolean => WireValue.Of(Number(2) == 0),
        Shape.Timestamp => WireValue.Of(DateTimeOffset.UnixEpoch.AddDays(Number(40_000) - 5_000)),
        Shape.Blob => new WireValue.Blob(Encoding.UTF8.GetBytes(Word())),
        _ => WireValue.Of(Word()),
    };

    private string Word() => Number(3) == 0 || _seen.Count == 0 ? One(s_words) : One(_seen);

    // SplitMix64.
    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        ulong z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
