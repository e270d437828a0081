Console.WriteLine("coursematch");
