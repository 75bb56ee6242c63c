using Keyferry.Wire.Generator.Smithy;

namespace Keyferry.Wire.Generator.Emission;

/// <summary>A member as C#: its type, how it is read and written.</summary>
internal sealed class MemberCode(ServiceDescription service)
{
    public string TypeOf(MemberDefinition member) => TypeOf(service.Resolve(member));

    private string TypeOf(Target target) => target.Kind switch
    {
        Kind.Text => "string",
        Kind.Integer => "int",
        Kind.Long => "long",
        Kind.Float or Kind.Double => "double",
        Kind.Boolean => "bool",
        Kind.Blob => "global::System.ReadOnlyMemory<byte>",
        Kind.Timestamp => "global::System.DateTimeOffset",
        Kind.Document => CSharp.Value,
        Kind.List => $"global::System.Collections.Generic.IReadOnlyList<{TypeOf(target.Part("member"))}>",
        Kind.Map => $"global::System.Collections.Generic.IReadOnlyDictionary<string, {TypeOf(target.Part("value"))}>",
        Kind.Structure => target.Definition!.Name,
        _ => throw new InvalidOperationException(),
    };

    /// <summary>From <c>value</c>, with what stands for an absent one that is required.</summary>
    public string Read(MemberDefinition member)
    {
        Target target = service.Resolve(member);
        string name = CSharp.Text(member.Name);
        bool isRequired = member.Traits.Has("required");
        (string read, string otherwise) = target.Kind switch
        {
            Kind.Text => ($"value.Text({name})", "\"\""),
            Kind.Integer => ($"(int?)value.Integer({name})", "0"),
            Kind.Long => ($"value.Integer({name})", "0"),
            Kind.Float or Kind.Double => ($"value.Number({name})", "0"),
            Kind.Boolean => ($"value.Flag({name})", "false"),
            Kind.Blob => ($"value.Bytes({name})", "default"),
            Kind.Timestamp => ($"value.Instant({name})", "default"),
            Kind.Document => ($"value[{name}]", $"{CSharp.Value}.Null.Value"),
            Kind.List => ($"value.List({name}, {Reader(target.Part("member"))})", "[]"),
            Kind.Map => (
                $"value.Map({name}, {Reader(target.Part("value"))})",
                $"new global::System.Collections.Generic.Dictionary<string, {TypeOf(target.Part("value"))}>()"),
            _ => (
                $"value.Of<{target.Definition!.Name}>({name})",
                $"global::{service.Namespace}.{target.Definition.Name}.Read({CSharp.Value}.Structure.Empty)"),
        };
        return isRequired ? $"{read} ?? {otherwise}" : read;
    }

    /// <summary>Into <c>members</c>.</summary>
    public string Write(Definition structure, MemberDefinition member)
    {
        Target target = service.Resolve(member);
        string name = CSharp.Text(member.Name);
        string property = CSharp.Property(structure, member);
        string mark = member.Traits.Has("required") ? "" : "?";
        return target.Kind switch
        {
            Kind.List => $"members.AddList({name}, {property}, {Writer(target.Part("member"))});",
            Kind.Map => $"members.AddMap({name}, {property}, {Writer(target.Part("value"))});",
            Kind.Structure => $"members.Add({name}, {property}{mark}.Write());",
            _ => $"members.Add({name}, {property});",
        };
    }

    private string Reader(MemberDefinition item)
    {
        Target target = service.Resolve(item);
        return target.Kind switch
        {
            Kind.Structure => $"{CSharp.Members}.ReadStructure<{TypeOf(target)}>",
            Kind.List => $"static v => {CSharp.Members}.ReadList(v, {Reader(target.Part("member"))})",
            Kind.Map => $"static v => {CSharp.Members}.ReadMap(v, {Reader(target.Part("value"))})",
            _ => $"{CSharp.Values}.Items.Read{Scalar(target.Kind)}",
        };
    }

    private string Writer(MemberDefinition item)
    {
        Target target = service.Resolve(item);
        return target.Kind switch
        {
            Kind.Structure => $"{CSharp.Members}.WriteStructure<{TypeOf(target)}>",
            Kind.List => $"static v => {CSharp.Members}.WriteList(v, {Writer(target.Part("member"))})",
            Kind.Map => $"static v => {CSharp.Members}.WriteMap(v, {Writer(target.Part("value"))})",
            _ => $"{CSharp.Values}.Items.Write{Scalar(target.Kind)}",
        };
    }

    private static string Scalar(Kind kind) => kind switch
    {
        Kind.Text => "Text",
        Kind.Integer => "Integer",
        Kind.Long => "Long",
        Kind.Float or Kind.Double => "Number",
        Kind.Boolean => "Flag",
        Kind.Blob => "Bytes",
        Kind.Timestamp => "Instant",
        Kind.Document => "Value",
        _ => throw new InvalidOperationException(),
    };
}
