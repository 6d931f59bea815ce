namespace Millrace.Runtime.Tests;

public sealed class LogTests
{
    [Theory]
    [InlineData("train", 1, "train.log")]
    [InlineData("train", 12, "train.attempt-12.log")]
    [InlineData("aux", 1, "aux_.log")]
    [InlineData("aux", 2, "aux_.attempt-2.log")]
    [InlineData("NUL.train", 1, "NUL_.train.log")]
    [InlineData("com1.fetch", 2, "com1_.fetch.attempt-2.log")]
    [InlineData("console", 1, "console.log")]
    [InlineData("parts[3].aux", 1, "parts[3].aux.log")]
    public void Logs_have_names_that_every_system_takes(string step, int attempt, string name) => Assert.Equal(name, StepLog.FileName(step, attempt));
}
