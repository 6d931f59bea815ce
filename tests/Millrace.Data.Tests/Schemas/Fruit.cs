namespace Millrace.Data.Tests;

public enum Fruit
{
    Apple,
    Pear,
}
