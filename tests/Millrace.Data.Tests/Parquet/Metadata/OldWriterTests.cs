namespace Millrace.Data.Tests.Files;

public sealed class OldWriterTests
{
    [Theory]
    [InlineData("parquet-mr", true)]
    [InlineData("parquet-mr version 1.2.8 (build 0123)", true)]
    [InlineData("parquet-mr version 1.2.9 (build 0123)", false)]
    [InlineData("parquet-mr version 1.10.0-SNAPSHOT (build 0123)", false)]
    [InlineData("parquet-mr version strange", false)]
    [InlineData("parquet-cpp version 1.0.0", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Whoever_forgot_the_dictionarys_header_is_known(string? createdBy, bool forgot) =>
        Assert.Equal(forgot, OldWriters.ForgetDictionaryHeaders(createdBy));
}
