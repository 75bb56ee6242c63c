using Keyferry.Wire.Generator.Smithy;

namespace Keyferry.Wire.Generator.Emission;

/// <summary>
/// Expressions that make a <c>Shape</c>. A member names its target at once, except where shapes hold each other.
/// </summary>
internal sealed class ShapeCode(ServiceDescription service)
{
    /// <summary>The class that holds an enum's values, since several structures have them.</summary>
    public static string EnumClass(Definition definition) => definition.Name + "Values";

    public string Structure(Definition structure)
    {
        string members = string.Concat(structure.Members.Select(m => $",\n    {Member(structure, m, m.Traits)}"));
        string payload = structure.Members.FirstOrDefault(m => m.Traits.Has("httpPayload"))?.Name is { } name
            ? $"Payload = {CSharp.Text(name)}, "
            : "";
        string sensitive = structure.Traits.Has("sensitive") ? "IsSensitive = true, " : "";
        string union = structure.Kind == "union" ? "IsUnion = true, " : "";
        string code =
            $"new({CSharp.Text(structure.Name)}, new {CSharp.Shapes}.Member[] {{{members.TrimStart(',')} }})";
        string more = payload + sensitive + union;
        return more.Length == 0 ? code : $"{code} {{ {more}}}";
    }

    /// <param name="structure">around the member, at whatever depth</param>
    /// <param name="member">to describe</param>
    /// <param name="traits">that tell how it stands in a message</param>
    private string Member(Definition structure, MemberDefinition member, Traits traits)
    {
        Target target = service.Resolve(member);
        bool isCircular = target.Kind == Kind.Structure && service.Reaches(target.Definition!, structure);
        string shape = isCircular ? $"() => {Of(structure, target)}!" : Of(structure, target);
        string code = $"{CSharp.Shapes}.Describe.Optional({CSharp.Text(member.Name)}, {shape})";
        string more = string.Concat(Properties(traits, target));
        return more.Length == 0 ? code : $"{code} with {{ {more}}}";
    }

    private static IEnumerable<string> Properties(Traits traits, Target target)
    {
        if (traits.Has("required") || traits.Has("httpLabel"))
        {
            yield return "IsRequired = true, ";
        }

        if (traits.Has("idempotencyToken"))
        {
            yield return "IsIdempotencyToken = true, ";
        }

        if (traits.Has("xmlFlattened"))
        {
            yield return "IsFlattened = true, ";
        }

        foreach (string place in Location(traits))
        {
            yield return place;
        }

        if (traits.Text("aws.protocols#ec2QueryName") is { } query)
        {
            yield return $"QueryName = {CSharp.Text(query)}, ";
        }

        if (target.Traits.Text("timestampFormat") is { } format)
        {
            yield return $"TimestampFormat = {CSharp.Shapes}.TimestampFormat.{Format(format, traits)}, ";
        }
    }

    private static IEnumerable<string> Location(Traits traits)
    {
        string? location =
            traits.Has("httpLabel") ? "Uri"
            : traits.Has("httpQuery") ? "Querystring"
            : traits.Has("httpHeader") ? "Header"
            : traits.Has("httpResponseCode") ? "StatusCode"
            : null;
        string? name =
            traits.Text("httpQuery") ?? traits.Text("httpHeader") ?? traits.Text("jsonName") ?? traits.Text("xmlName");
        if (location is not null)
        {
            yield return $"Location = {CSharp.Shapes}.Location.{location}, ";
        }

        if (name is not null)
        {
            yield return $"LocationName = {CSharp.Text(name)}, ";
        }
    }

    private static string Format(string format, Traits traits) => format switch
    {
        "date-time" => "Iso8601",
        "http-date" => "Rfc822",
        "epoch-seconds" => "UnixTimestamp",
        _ => traits.Must(null, "timestampFormat"),
    };

    /// <summary>Properties often are called as types.</summary>
    private string FullName(string name) => $"global::{service.Namespace}.{name}";

    private string Of(Definition structure, Target target)
    {
        Traits traits = target.Traits;
        string sensitive = traits.Has("sensitive") ? "IsSensitive = true, " : "";
        string length = Bounds("length", "Length", traits);
        string range = Bounds("range", "Range", traits);
        string pattern = traits.Text("pattern") is { } text
            ? $"Pattern = new {CSharp.Shapes}.TextPattern({CSharp.Text(text)}), "
            : "";
        return target.Kind switch
        {
            Kind.Structure => $"{FullName(target.Definition!.Name)}.Shape",
            Kind.List => New("List", length, Member(structure, target.Part("member"), target.Part("member").Traits)),
            Kind.Map => New(
                "Map",
                length,
                Member(structure, target.Part("key"), target.Part("key").Traits),
                Member(structure, target.Part("value"), target.Part("value").Traits)),
            Kind.Text when target.IsEnum => $"{FullName(EnumClass(target.Definition!))}.Shape",
            Kind.Text => New("Text", length + pattern + sensitive),
            Kind.Integer => New("Integer", range),
            Kind.Long => New("Integer", "IsLong = true, " + range),
            Kind.Float => New("Number", "IsSingle = true, " + range),
            Kind.Double => New("Number", range),
            Kind.Blob => New("Blob", length + sensitive),
            _ => New(target.Kind.ToString(), ""),
        };
    }

    private static string New(string shape, string properties, params string[] arguments) =>
        $"new {CSharp.Shapes}.Shape.{shape}({string.Join(", ", arguments)}) {{ {properties}}}".Replace(" { }", "");

    private static string Bounds(string trait, string property, Traits traits) =>
        traits.Has(trait)
            ? $"{property} = new({traits.Number(trait, "min") ?? "null"}, {traits.Number(trait, "max") ?? "null"}), "
            : "";
}
