using Keyferry.Wire.Http;

namespace Keyferry.Wire.Tests.Http;

/// <summary>Header fields are found as RFC 9110, section 5.1 says: without case.</summary>
public sealed class HttpHeadersTests
{
    private static readonly HttpHeaders s_headers = new([new("Host", "a"), new("X-Amz-Date", "1"), new("x-amz-date", "2")]);

    [Fact]
    public void A_field_is_found_without_case_and_the_first_one_wins() => Assert.Equal("1", s_headers["X-AMZ-DATE"]);

    [Fact]
    public void A_field_that_is_not_there_is_null() => Assert.Null(s_headers["Authorization"]);

    [Fact]
    public void All_fields_of_a_name_are_given_in_order() => Assert.Equal(["1", "2"], s_headers.All("x-amz-date"));

    [Fact]
    public void Setting_a_field_replaces_every_one_of_that_name() =>
        Assert.Equal(["3"], s_headers.With("X-Amz-Date", "3").All("x-amz-date"));
}
