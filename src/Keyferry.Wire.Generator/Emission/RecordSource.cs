using System.Text;
using Keyferry.Wire.Generator.Smithy;

namespace Keyferry.Wire.Generator.Emission;

/// <summary>The record of a structure.</summary>
internal sealed class RecordSource(ServiceDescription service)
{
    private readonly MemberCode _members = new(service);
    private readonly ShapeCode _shapes = new(service);

    public void Write(StringBuilder source, Definition structure)
    {
        string name = structure.Name;
        source.Append($"public sealed partial record {name} : {CSharp.Values}.IWireStructure<{name}>\n{{\n");
        foreach (MemberDefinition member in structure.Members)
        {
            string type = _members.TypeOf(member);
            source.Append("    public ")
                .Append(member.Traits.Has("required") ? $"required {type} " : $"{type}? ")
                .Append($"{CSharp.Property(structure, member)} {{ get; init; }}\n\n");
        }

        string assignments = string.Concat(structure.Members.Select(m =>
            $"        {CSharp.Property(structure, m)} = {_members.Read(m)},\n"));
        string additions = string.Concat(structure.Members.Select(m => $"        {_members.Write(structure, m)}\n"));
        source.Append($$"""
                public static {{CSharp.Shapes}}.Shape.Structure Shape { get; } =
                    {{CSharp.Indented(_shapes.Structure(structure), 8)}};

                public static {{name}} Read({{CSharp.Value}}.Structure value) => new()
                {
            {{assignments}}    };

                public {{CSharp.Value}}.Structure Write()
                {
                    {{CSharp.Values}}.StructureBuilder members = new();
            {{additions}}        return members.Build();
                }

                public bool Equals({{name}}? other) => other is not null && Write().Equals(other.Write());

                public override int GetHashCode() => Write().GetHashCode();

                public override string ToString() => {{CSharp.Values}}.ShownText.Of(Shape, Write());
            }


            """);
    }

    public static void WriteEnum(StringBuilder source, Definition definition)
    {
        string values = CSharp.Text(string.Join("\n", definition.Members.Select(m => m.Value)));
        source.Append($$"""
            internal static class {{ShapeCode.EnumClass(definition)}}
            {
                public static {{CSharp.Shapes}}.Shape.Text Shape { get; } =
                    {{CSharp.Shapes}}.Describe.EnumLines({{values}});
            }


            """);
    }
}
