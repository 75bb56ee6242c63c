using Keyferry.Wire.Formats;
using Keyferry.Wire.Shapes;

namespace Keyferry.Wire.Tests.Services;

/// <summary>
/// What two descriptions of one shape say differently of the wire. They may be of different years: only members that both
/// have are compared, and only what AWS never changes.
/// </summary>
internal sealed class ShapeComparison(bool isEc2)
{
    private readonly HashSet<(string, string)> _compared = [];
    private readonly List<string> _differences = [];

    public IReadOnlyList<string> Differences => _differences;

    public int Members { get; private set; }

    public void Compare(Shape.Structure? ours, Shape.Structure? theirs, string at)
    {
        if (theirs is null or { Members.IsEmpty: true })
        {
            return;
        }

        if (ours is null)
        {
            _differences.Add($"{at}: nothing is described, AWS has {theirs}");
            return;
        }

        Structure(ours, theirs, at);
    }

    private void Structure(Shape.Structure ours, Shape.Structure theirs, string at)
    {
        if (!_compared.Add((ours.Name, theirs.Name)))
        {
            return;
        }

        Same(ours.IsUnion, theirs.IsUnion, at, "union");
        Same(ours.Payload, theirs.Payload, at, "payload");
        foreach (Member their in theirs.Members)
        {
            if (ours[their.Name] is { } our)
            {
                Member(our, their, $"{at}.{their.Name}");
            }
            else
            {
                _differences.Add($"{at}.{their.Name} isn't described");
            }
        }
    }

    private void Member(Member ours, Member theirs, string at)
    {
        Members++;
        Same(ours.Location, theirs.Location, at, "location");
        if (ours.Location != Location.Uri)
        {
            Same(ours.WireName, theirs.WireName, at, "name");
        }

        if (isEc2)
        {
            Same(FormDialect.Ec2.NameOf(ours), FormDialect.Ec2.NameOf(theirs), at, "name in the form");
        }

        Same(Describe(ours), Describe(theirs), at, "type");
        switch (ours.Target, theirs.Target)
        {
            case (Shape.Structure our, Shape.Structure their):
                Structure(our, their, at);
                break;
            case (Shape.List our, Shape.List their):
                Member(our.Item, their.Item, at + "[]");
                break;
            case (Shape.Map our, Shape.Map their):
                Member(our.Key, their.Key, at + "{key}");
                Member(our.Value, their.Value, at + "{value}");
                break;
        }
    }

    private static string Describe(Member member) => (ScalarText.TypeOf(member.Target), member.Target) switch
    {
        (_, Shape.List list) => $"List flattened: {member.IsFlattened || list.IsFlattened}",
        (_, Shape.Map map) => $"Map flattened: {member.IsFlattened || map.IsFlattened}",
        ("Timestamp", Shape.Timestamp timestamp) => $"Timestamp {member.TimestampFormat ?? timestamp.Format}",
        var (type, _) => type,
    };

    private void Same<T>(T ours, T theirs, string at, string what)
    {
        if (!EqualityComparer<T>.Default.Equals(ours, theirs))
        {
            _differences.Add($"{at}: {what} is `{ours}`, AWS has `{theirs}`");
        }
    }
}
