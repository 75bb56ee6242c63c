using Keyferry.Wire.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Keyferry.Wire.Tests.Generation;

/// <summary>A fault in a description is an error of the build that names its file, line and column.</summary>
public sealed class DescriptionGeneratorTests
{
    private const string Before = """
        $version: "2.0"
        namespace Test.Toys
        use aws.auth#sigv4
        use aws.protocols#awsJson1_1
        use keyferry#wording
        @title("Toys") @sigv4(name: "toys") @awsJson1_1 @wording("CoralWording.ValidationException")
        service Toys { version: "2020-01-08", operations: [Play] }
        operation Play { input: PlayRequest }

        """;

    public static TheoryData<string, string> Faults => new()
    {
        { "structure PlayRequest { Name String }", "(9,30): `:` is expected, not `String`" },
        { "structure PlayRequest {\n    Name: String", "(10,17): a member or `}` is expected, not the end of the file" },
        { "structure PlayRequest { Name: Strnig }", "(9,25): `Strnig` isn't defined in Test.Toys" },
        { "structure PlayRequest {\n    @requird Name: String\n}", "(10,6): @requird is no trait that the generator knows" },
        { "structure PlayRequest { Name: String, Name: Long }", "(9,39): `Name` is there already" },
        { "structure PlayRequest { @pattern(\"a) Name: String }", "(9,34): the text has no closing quote on its line" },
        { "structure PlayRequest { @pattern(\"\\w\") Name: String }", "(9,35): `\\w` is no escape" },
        { "structure PlayRequest { @length(max: \"9\") Name: String }", "(9,38): @length takes a number here" },
        { "structure PlayRequest { Names: Names }\nlist Names { item: String }", "(10,6): a list has a member `member`" },
        { "structure PlayRequest {}\nstructure PlayRequest {}", "(10,11): `PlayRequest` is defined twice" },
        { "structure PlayRequest {}\noperation Rest {}", "(10,11): Toys doesn't list the operation `Rest`" },
        { "list PlayRequest { member: String }", "(8,25): `PlayRequest` is a list; a structure is expected" },
        { "structure PlayRequest {}\nwidget Toy {}", "(10,1): `widget` is no kind of shape that the generator knows" },
        { "structure PlayRequest {} ;", "(9,26): `;` begins nothing that Smithy knows" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_is_reported_where_it_is(string shapes, string expected)
    {
        Diagnostic diagnostic = Assert.Single(Run(Before + shapes).Diagnostics);
        FileLinePositionSpan place = diagnostic.Location.GetLineSpan();
        Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity);
        Assert.Equal("Services/toys.smithy", place.Path);
        Assert.Equal(expected, $"({place.StartLinePosition.Line + 1},{place.StartLinePosition.Character + 1}): {diagnostic.GetMessage()}");
    }

    [Fact]
    public void A_description_without_fault_makes_a_record_for_each_structure_and_a_model()
    {
        GeneratorDriverRunResult result = Run(Before + "structure PlayRequest { @required Name: String, Toys: Toys_ }\nlist Toys_ { member: PlayRequest }");
        string source = Assert.Single(result.Results.Single().GeneratedSources).SourceText.ToString();
        Assert.Empty(result.Diagnostics);
        Assert.Contains("record PlayRequest", source, StringComparison.Ordinal);
        Assert.Contains("class ToysModel", source, StringComparison.Ordinal);
        Assert.Empty(CSharpSyntaxTree.ParseText(source, cancellationToken: TestContext.Current.CancellationToken).GetDiagnostics(TestContext.Current.CancellationToken));
    }

    private static GeneratorDriverRunResult Run(string text) =>
        CSharpGeneratorDriver.Create([new DescriptionGenerator().AsSourceGenerator()], [new Described(text)])
            .RunGenerators(CSharpCompilation.Create("Toys"), TestContext.Current.CancellationToken)
            .GetRunResult();

    private sealed class Described(string text) : AdditionalText
    {
        public override string Path => "Services/toys.smithy";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
