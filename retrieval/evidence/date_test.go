package evidence

import "testing"

func TestDate(t *testing.T) {
	const said = "The Halden bridge was opened on 9 September 2019."
	mustObject(t, Year, []held{
		{question: "What did Corvin open in June 2019?", quote: said},
		{question: "What did Corvin open on 3 September 2019?", quote: said},
		{question: "What was opened on September 3, 2019?", quote: said},
		{question: "What was opened on the 3rd of September?", quote: said},
		{question: "What was opened in May?", quote: said, published: "2019-09-10"},
		{question: "Who resigned on 3 May?", quote: "Feld resigned at noon.", published: "2024-10-10"},
		{question: "Who resigned in June 2024?", quote: "Feld resigned at noon.", published: "2024-01-10"},
		{question: "Who resigned on 12 January 2025?", quote: "Feld resigned on Jan. 19, 2025."},
		{question: "Who spoke in March 2025?", quote: "Feld spoke on 3 January 2025.", published: "2025-01-04"},
		{question: "Who spoke on 1 December?", quote: "Feld spoke.", published: "2025-03-02"},
		{question: "Who spoke in april", quote: "Feld spoke in August.", published: "unknown"},
		{question: "Who spoke in april 2021", quote: "Feld spoke in August 2021.", published: "unknown"},
		{question: "Who fell on July 4?", quote: "Feld fell on July 14.", published: "unknown"},
		{question: "Who won on February 2nd?", quote: "Feld won on November 2nd.", published: "unknown"},
		{question: "Who left on 20 October 2022?", quote: "Feld left on 20 December 2022.", published: "2022-12-22"},
		{question: "What opened in late November?", quote: "The Orla dam opened in early July.", published: "unknown"},
		{question: "What opened in October 2020?", quote: "The dam opened in spring.", published: "2020-03-04"},
		{question: "When in August did it open?", quote: "It opened on 3 February.", published: "unknown"},
		{question: "Which ship sank on Sept. 9?", quote: "The Orla sank on Sept. 29.", published: "unknown"},
		{question: "Which ship sank in June?", quote: "The Orla sank in a storm.", published: "2024-12-29"},
	}, []held{
		{question: "What did Corvin open in September 2019?", quote: said},
		{question: "What did Corvin open on 9 September?", quote: said},
		{question: "What was opened on September 9th, 2019?", quote: said},
		{question: "What did Corvin open in 2019?", quote: said},
		{question: "Who resigned on 3 May?", quote: "Feld resigned at noon.", published: "2024-05-04"},
		{question: "Who resigned in May?", quote: "Feld resigned at noon.", published: "2024-06-04"},
		{question: "Who resigned in May?", quote: "Feld resigned at noon.", published: "2024-07-04"},
		{question: "Who may resign?", quote: "Feld resigned on 3 June."},
		{question: "Who spoke on 14 and may resign?", quote: "Feld resigned on 3 June."},
		{question: "Who led the march of June on Arden?", quote: "Feld led it in May.", published: "2024-06-04"},
		{question: "Who led the March on Arden?", quote: "Feld led it in May."},
		{question: "Who was Jan Brandt?", quote: "Brandt was a painter, born on 3 May 1904."},
		{question: "What did May say?", quote: "She spoke in June."},
		{question: "What happened on 3 May?", quote: "From 1 to 5 May the port was closed.", published: "unknown"},
		{question: "What happened on 3 May?", quote: "The port was closed on May 1–5.", published: "unknown"},
		{question: "What happened on 3 May?", quote: "The port was closed in May.", published: "unknown"},
		{question: "What happened on 3 May?", quote: "The port was closed.", published: "unknown"},
		{question: "What happened in December 2024?", quote: "The port was closed.", published: "2025-01-12"},
		{question: "What happened in December?", quote: "The port was closed.", published: "2025-01-12"},
		{question: "Which august body met?", quote: "The council met in June."},
		{question: "What happened on 9/11?", quote: "The towers fell on September 11."},
		{question: "Who met in January and who in June?", quote: "Brandt met Feld in June."},
	})
}
