using CsCheck;
using Keyferry.Wire.Protocols;
using Keyferry.Wire.Services.Kms;
using Keyferry.Wire.Shapes;
using Keyferry.Wire.Validation;
using Keyferry.Wire.Values;

namespace Keyferry.Wire.Tests.Services;

/// <summary>Each operation's input and output, as its own service's protocol carries them and as C# types.</summary>
public sealed class TypedValuesTests
{
    public static TheoryData<string> Services => [.. DescribedServices.All.Keys];

    [Theory]
    [MemberData(nameof(Services))]
    public void Every_request_arrives_as_it_was_sent(string service) => Each(service, o => o.Input, (model, operation, value) =>
    {
        var request = model.Protocol.EncodeRequest(model, operation, value);
        DecodedRequest decoded = model.Protocol.DecodeRequest(operation, request);
        if (decoded is DecodedRequest.Accepted accepted)
        {
            Assert.Equal(value, accepted.Input);
            return;
        }

        // Random values are short texts; that they break a length or a pattern is no matter of the wire.
        Assert.All(((DecodedRequest.Rejected)decoded).Failures, f => Assert.False(
            f.Constraint is Constraint.Known or Constraint.Required or Constraint.OfType or Constraint.Readable or Constraint.OneOf,
            $"{operation}: {f.Path} {f.Constraint}"));
    });

    [Theory]
    [MemberData(nameof(Services))]
    public void Every_answer_arrives_as_it_was_given(string service) => Each(service, o => o.Output, (model, operation, value) =>
    {
        var response = model.Protocol.EncodeResponse(model, operation, value, "an-id");
        Assert.Equal(new DecodedResponse.Success(value, "an-id"), model.Protocol.DecodeResponse(model, operation, response));
    });

    [Theory]
    [MemberData(nameof(Services))]
    public void Types_hold_all_that_their_structures_hold(string service)
    {
        Each(service, o => o.Input, (model, operation, value) =>
            Assert.Equal(value, DescribedServices.ThroughItsType(model, operation.Input!, value)));
        Each(service, o => o.Output, (model, operation, value) =>
            Assert.Equal(value, DescribedServices.ThroughItsType(model, operation.Output!, value)));
    }

    [Fact]
    public void What_is_required_and_absent_is_empty() =>
        Assert.Equal(new EncryptRequest { KeyId = "", Plaintext = default }, EncryptRequest.Read(WireValue.Structure.Empty));

    [Fact]
    public void Equal_content_is_equal()
    {
        CreateGrantRequest Grant(params string[] operations) =>
            new() { KeyId = "k", GranteePrincipal = "p", Operations = operations };

        Assert.Equal(Grant("Encrypt", "Decrypt"), Grant("Encrypt", "Decrypt"));
        Assert.NotEqual(Grant("Encrypt"), Grant("Decrypt"));
    }

    [Fact]
    public void Secrets_are_not_shown()
    {
        EncryptRequest request = new() { KeyId = "alias/app", Plaintext = "swordfish"u8.ToArray() };
        Assert.Equal("{KeyId=alias/app, Plaintext=***}", request.ToString());
    }

    private static void Each(string service, Func<Operation, Shape.Structure?> side, Action<ServiceModel, Operation, WireValue.Structure> check)
    {
        ServiceModel model = DescribedServices.All[service];
        foreach (Operation operation in model.Operations.Values.Where(o => side(o) is not null))
        {
            RandomValues.Of(side(operation)!).Sample(value => check(model, operation, value), iter: 5, threads: 1);
        }
    }
}
