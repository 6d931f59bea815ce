namespace Millrace.Tables.Tests;

public enum Payment
{
    Cash,
    Card,
}
