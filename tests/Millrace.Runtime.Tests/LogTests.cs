namespace Millrace.Runtime.Tests;

public sealed class LogTests
{
    [Theory]
    [InlineData("train", "train.log")]
    [InlineData("aux", "aux_.log")]
    [InlineData("NUL.train", "NUL_.train.log")]
    [InlineData("com1.fetch", "com1_.fetch.log")]
    [InlineData("console", "console.log")]
    [InlineData("parts[3].aux", "parts[3].aux.log")]
    public void Logs_have_names_that_every_system_takes(string step, string name) => Assert.Equal($"logs/run/{name}", StepLog.RelativePath("run", step));
}
