using System.Text;
using Keyferry.Wire.Generator.Smithy;

namespace Keyferry.Wire.Generator.Emission;

/// <summary>The class that lists a service's operations: <c>KmsModel</c>.</summary>
internal sealed class ModelSource(ServiceDescription service)
{
    private static readonly Dictionary<string, string> s_protocols = new()
    {
        ["aws.protocols#awsJson1_1"] = "AwsJson.Version11",
        ["aws.protocols#restJson1"] = "RestJson.Instance",
        ["aws.protocols#awsQuery"] = "AwsQuery.Instance",
        ["aws.protocols#ec2Query"] = "Ec2Query.Instance",
    };

    private readonly ShapeCode _shapes = new(service);

    public void Write(StringBuilder source)
    {
        string name = service.Namespace.Substring(service.Namespace.LastIndexOf('.') + 1);
        source.Append($"public static partial class {name}Model\n{{\n");
        foreach (Definition operation in service.Operations)
        {
            Write(source, operation);
        }

        string operations = string.Join(", ", service.Operations.Select(o => $"{o.Name}.Untyped"));
        string errors = string.Concat(service.Errors.Select(e => ",\n            " + Error(e))).TrimStart(',');
        source.Append($$"""
                public static {{CSharp.Shapes}}.ServiceModel Service => Described.Service;

                private static class Described
                {
                    public static {{CSharp.Shapes}}.ServiceModel Service { get; } = {{Service()}}
                        .With({{operations}})
                        .WithErrors({{errors}});
                }
            }


            """);
    }

    private void Write(StringBuilder source, Definition operation)
    {
        string input = service.Structure(operation, "input")?.Name ?? CSharp.Values + ".Unit";
        string output = service.Structure(operation, "output")?.Name ?? CSharp.Values + ".Unit";
        string type = $"{CSharp.Shapes}.Operation<{input}, {output}>";
        source.Append($"    public static {type} {operation.Name} {{ get; }} =\n")
            .Append($"        {type}.Of({CSharp.Text(operation.Name)}{Http(operation.Traits)});\n\n");
    }

    private static string Http(Traits traits)
    {
        string Entry(string name) => CSharp.Text(traits.Must(traits.Text("http", name), "http"));

        return traits.Has("http")
            ? $", {Entry("method")}, {Entry("uri")}, {traits.Number("http", "code") ?? "200"}"
            : "";
    }

    private string Service()
    {
        Definition definition = service.Service;
        Traits traits = definition.Traits;
        string protocol = s_protocols.Keys.FirstOrDefault(traits.Has)
            ?? throw new DescriptionException(definition.Place, "the service has no protocol that the generator knows");
        string version = definition.Properties["version"] is Node.Text text
            ? text.Value
            : throw new DescriptionException(definition.Place, "the service has no version");
        string arguments = string.Join(
            ", ",
            CSharp.Text(traits.Must(traits.Text("title"), "title")),
            CSharp.Text(traits.Must(traits.Text("aws.auth#sigv4", "name"), "sigv4")),
            CSharp.Text(version),
            "global::Keyferry.Wire.Protocols." + s_protocols[protocol]);
        string target =
            protocol == "aws.protocols#awsJson1_1" ? $"TargetPrefix = {CSharp.Text(definition.Name)}, " : "";
        string ns = traits.Text("xmlNamespace", "uri") is { } uri ? $"XmlNamespace = {CSharp.Text(uri)}, " : "";
        string wording = "Wording = global::Keyferry.Wire.Validation."
            + traits.Must(traits.Text("keyferry#wording"), "wording");
        return $"new {CSharp.Shapes}.ServiceModel({arguments}) {{ {target}{ns}{wording} }}";
    }

    private string Error(Definition error)
    {
        string code = error.Traits.Text("aws.protocols#awsQueryError", "code") ?? error.Name;
        string status = error.Traits.Number("aws.protocols#awsQueryError", "httpResponseCode")
            ?? error.Traits.Number("httpError")
            ?? (error.Traits.Text("error") == "server" ? "500" : "400");
        return $"new {CSharp.Shapes}.ErrorShape({CSharp.Text(code)}, {status}, {_shapes.Structure(error)})";
    }
}
