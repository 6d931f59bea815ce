using Millrace.Quality.Tests.Rows;

namespace Millrace.Quality.Tests.Validation;

public sealed class DataValidationExceptionTests
{
    [Fact]
    public void Every_broken_expectation_is_listed_with_its_remedy()
    {
        DataReport report = Scan.Rides(
        [
            .. Enumerable.Repeat(Ride.Good, 4),
            Ride.Good with { Fare = -3.5f, Payment = "Dispute", Latitude = -87.25 },
            Ride.Good with { Fare = float.NaN, Payment = "No \"Charge\"", Rider = "Alice Secret" },
            .. Enumerable.Repeat(Ride.Good with { Fare = 1001 }, 5),
        ]);
        Assert.Equal(
            """
            Dataset<Ride> (11 rows) breaks 2 of 5 expectations (rows are counted from 0):
              fare: 7 of 11 values are outside [InRange(0, 1000)]: -3.5 in row 4, NaN in row 5, 1001 in row 6, 1001 in row 7, 1001 in row 8, …. Fix the data; or, if it is right, change the attribute of Ride.Fare, or let it tolerate this share with Tolerance = 0.637.
              latitude: 1 of 11 values are outside [InRange(41, 43)]: ••• in row 4. Fix the data; or, if it is right, change the attribute of Ride.Latitude, or let it tolerate this share with Tolerance = 0.091.
            """.ReplaceLineEndings("\n"),
            new DataValidationException(Ride.Schema, report).Message);
    }

    [Fact]
    public void Texts_are_quoted()
    {
        string message = new DataValidationException(Ride.Schema, Scan.Rides(Ride.Good with { Payment = "" })).Message;
        Assert.Contains("payment_type: 1 of 1 values are outside [OneOf(\"Cash\", \"Credit Card\", Tolerance = 0.25)]: \"\" in row 0. ", message, StringComparison.Ordinal);
        Assert.Contains("Tolerance = 1.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rare_break_proposes_a_small_tolerance()
    {
        Ride[] rows = [.. Enumerable.Repeat(Ride.Good, 30_000)];
        rows[7] = Ride.Good with { Hour = 24 };
        Assert.Contains("Tolerance = 0.0000334.", new DataValidationException(Ride.Schema, Scan.Rides(rows)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dataset_without_rows_is_an_error() => Assert.Equal(
        "Dataset<Ride> has no rows, so nothing can be learned from it. Check the source, and the steps before this one.",
        new DataValidationException(Ride.Schema, Scan.Rides()).Message);
}
