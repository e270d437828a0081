using CourseMatch.Solving.CpSat.Modelling;
using CourseMatch.Solving.CpSat.Wire;
using CourseMatch.Solving.Problems;
using Google.Protobuf;

namespace CourseMatch.Solving.CpSat.Tests.Modelling;

/// <summary>
/// The bytes are those of OR-Tools: written out by hand from its field numbers, so that a change of ours to the
/// description shows without CP-SAT being installed.
/// </summary>
public class CpSatModelTests
{
    [Fact]
    public void A_model_has_the_bytes_of_OR_Tools()
    {
        var builder = new AllocationProblemBuilder();
        builder.AddResource("r", 1);
        foreach (var person in new[] { builder.AddApplicant("A"), builder.AddApplicant("B") })
        {
            builder.AddOption(person, "", 3, [(0, 1)]);
        }

        var bytes = CpSatModel.Of(AllocationRowsBuilder.Of(builder.Build()), [true, false], atLeast: 2).ToByteArray();

        // Field 2 twice: domain (2, packed) 0, 1. Field 3: at_most_one (26) of literals (1, packed) 0, 1.
        // Field 4: variables (1) 0, 1; weights (4) -3, -3 as ten-byte varints; domain (5) -6 .. -2.
        // Field 6: variables (1) 0, 1; values (2) 1, 0.
        const string minus3 = "FDFFFFFFFFFFFFFFFF01";
        const string expected =
            "1204" + "12020001" + "1204" + "12020001"
            + "1A07" + "D20104" + "0A020001"
            + "2230" + "0A020001" + "2214" + minus3 + minus3 + "2A14" + "FAFFFFFFFFFFFFFFFF01" + "FEFFFFFFFFFFFFFFFF01"
            + "3208" + "0A020001" + "12020100";
        Assert.Equal(expected, Convert.ToHexString(bytes));
    }

    [Fact]
    public void Parameters_have_the_bytes_of_OR_Tools()
    {
        var parameters = new Parameters
        {
            RandomSeed = 7,
            MaxTimeInSeconds = 1,
            MaxDeterministicTime = 1,
            LinearizationLevel = 2,
            AbsoluteGapLimit = 1,
            NumWorkers = 1,
        };

        const string one = "000000000000F03F";
        Assert.Equal(
            "F80107" + "A102" + one + "9904" + one + "D00502" + "F909" + one + "F00C01",
            Convert.ToHexString(parameters.ToByteArray()));
    }

    [Fact]
    public void A_response_is_read_by_the_numbers_of_OR_Tools()
    {
        // status 4, solution 1, 0; objective_value -3.0; best_objective_bound -3.0; an unknown field 20 is passed over.
        var response = Response.Parser.ParseFrom(Convert.FromHexString(
            "0804" + "12020100" + "19" + "00000000000008C0" + "21" + "00000000000008C0" + "A20101" + "78"));

        Assert.Equal(Status.Optimal, response.Status);
        Assert.Equal([1, 0], response.Solution);
        Assert.Equal((-3.0, -3.0), (response.ObjectiveValue, response.BestObjectiveBound));
    }
}
