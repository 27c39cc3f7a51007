package evidence

import "testing"

func TestNumber(t *testing.T) {
	mustObject(t, Number, []held{
		{question: "Did 60,000 men march on Arden?", quote: "Some 6,000 men marched on Arden."},
		{question: "Which firm runs 12 mines?", quote: "Norwind runs ten ferries and 14 mines."},
		{question: "Who sold 40 cows?", quote: "Brandt sold fourteen cows."},
		{question: "Who paid $300 for the boat?", quote: "Brandt paid $30 for the boat."},
		{question: "Which town raised rents by 7%?", quote: "Arden raised rents by 17 percent."},
		{question: "Which bridge is 300 feet long?", quote: "The Halden bridge is 500 feet long."},
		{question: "who reports that the mill employs 9,400 people", quote: "The mill employs 2,200 people."},
		{question: "What has 40 chapters?", quote: "The book has a few chapters."},
		{question: "Which law has 14 parts?", quote: "The law was passed in May."},
		{question: "What are three causes of rust?", quote: "Rust comes from water and salt."},
		{question: "Who has won four cups?", quote: "Oduya has won five cups."},
		{question: "Did two ships sink?", quote: "In the storm, three ships sank."},
		{question: "Did more than 500 men march?", quote: "On Sunday, 300 men marched."},
		{question: "Who holds 25 patents?", quote: "Ruiz holds 21 patents."},
		{question: "Did 1.5 million people vote?", quote: "Some 4 million people voted."},
		{question: "Who shot 99 birds?", quote: "Brandt shot birds."},
		{question: "Why were 15 clerks dismissed?", quote: "Clerks were dismissed for theft."},
		{question: "Who carried 80 kg?", quote: "Brandt carried 60 kg."},
		{question: "Where did 20k people gather?", quote: "Some 2,000 people gathered in Arden."},
		{question: "Кто продал 80 000 снарядов?", quote: "Норланд продал 8 тысяч снарядов."},
		{question: "누가 소 400마리를 샀나?", quote: "브란트가 소 40마리를 샀다."},
		{question: "Which village has seventy houses?", quote: "Orla has seventeen houses."},
	}, []held{
		{question: "Did 6,000 men march on Arden?", quote: "Some 6,000 men marched on Arden."},
		{question: "Did 6000 men march on Arden?", quote: "Six thousand men marched on Arden."},
		{question: "Which firm runs 12 mines?", quote: "Norwind runs twelve mines."},
		{question: "Which firm runs 12 mines?", quote: "Norwind runs a dozen mines."},
		{question: "Which firm runs twelve mines?", quote: "Norwind runs 12 mines."},
		{question: "Which firm runs 12 mines?", quote: "Norwind runs mines.", headline: "Twelve mines, one firm"},
		{question: "Did 80,000 men march?", quote: "On Sunday 79,800 men marched."},
		{question: "Did 1.5 million people vote?", quote: "Some 1,500,000 people voted."},
		{question: "Who cured Covid-19?", quote: "Ruiz cured Covid."},
		{question: "What is K-12 schooling?", quote: "It is schooling."},
		{question: "Who drives in Formula 1?", quote: "Stole drives."},
		{question: "Which two ships sank?", quote: "The Orla and the Halden sank."},
		{question: "What did he say in the last 24 hours?", quote: "He said no."},
		{question: "Did millions vote?", quote: "People voted."},
		{question: "Did more than 500 men march?", quote: "Men marched."},
		{question: "What happened on 3 May?", quote: "Men marched.", published: "2024-05-04"},
		{question: "Who won in 2025?", quote: "Stole won."},
		{question: "Who won the 2024-25 cup?", quote: "Stole won the 2025 cup."},
		{question: "Who is the 23-time champion?", quote: "Stole is champion.", published: "2025-03-01"},
		{question: "Brandt died at 77. Which show was he in?", quote: "He was in the Lantern show."},
		{question: "Did one man march?", quote: "A man marched."},
		{question: "Which tax fell by 50%?", quote: "The toll fell by half."},
		{question: "Кто продал 80 000 снарядов?", quote: "Норланд продал 80 тысяч снарядов."},
		{question: "Who sold 80,000 shells?", quote: "노를란드가 포탄 8만 발을 팔았다."},
		{question: "Who sold 80,000 shells?", quote: "Norland sold 80 000 shells."},
		{question: "Кто купил 12 коров?", quote: "Брандт купил двенадцать коров."},
		{question: "Кто купил 40 коров?", quote: "Брандт купил 40 коров."},
		{question: "누가 소 40마리를 샀나?", quote: "브란트가 소 40마리를 샀다."},
	})
}

func TestNumberSaysWhatStandsInItsPlace(t *testing.T) {
	h := held{question: "Who holds 25 patents?", quote: "Ruiz, 44, holds 21 patents."}
	if o := h.objections(t); len(o) != 1 || o[0].Asked != "25" || o[0].Says != "21" {
		t.Errorf("objections %+v", o)
	}
}

func TestOrdinal(t *testing.T) {
	mustObject(t, Ordinal, []held{
		{question: "Who won her fourth cup?", quote: "Oduya won her third cup."},
		{question: "Who was the second mayor?", quote: "The first mayor was Brandt."},
		{question: "Where was the third summit?", quote: "The summit was held in Arden."},
		{question: "Who scored his 19th goal?", quote: "Stole scored his 20th goal."},
		{question: "Which town ranked 22nd?", quote: "Arden ranked 32nd."},
		{question: "Who was the 4th son?", quote: "The third son was Otto."},
		{question: "What was the fifth session about?", quote: "The fourth session was about tolls."},
		{question: "Who led the second revolt?", quote: "Feld led the revolt."},
		{question: "When was the twenty-first meeting?", quote: "The meeting was in May."},
		{question: "What does the tenth law forbid?", quote: "The law forbids theft."},
		{question: "Who ran the 30th regatta?", quote: "Feld ran the regatta."},
		{question: "Which ship came third?", quote: "The Orla came first."},
		{question: "who got a sixth term", quote: "Feld got another term, his fifth."},
		{question: "Why was the seventh round put off?", quote: "The round was put off for rain."},
		{question: "Who is the 46th governor?", quote: "The governor is Ana Ruiz."},
		{question: "Did he win the second prize?", quote: "He won the first prize."},
		{question: "Who wrote the ninth book?", quote: "Lund wrote the eighth book."},
		{question: "Who lost the third battle?", quote: "Norland lost the battle."},
		{question: "Where was his 100th concert?", quote: "His concert was in Arden."},
		{question: "Who bought the eleventh copy?", quote: "Lund bought a copy."},
	}, []held{
		{question: "Who won her third cup?", quote: "Oduya won her 3rd cup."},
		{question: "Who won her 3rd cup?", quote: "Oduya won her third cup."},
		{question: "Who won a third cup?", quote: "Oduya, who has three cups, won."},
		{question: "Who won the first cup?", quote: "Oduya won the cup."},
		{question: "Who won for the first time?", quote: "Oduya won."},
		{question: "What did the first lady say?", quote: "Ana Ruiz said no."},
		{question: "What happened last week?", quote: "Oduya won."},
		{question: "Who lives on Fifth Avenue?", quote: "Oduya lives there."},
		{question: "What happened in the 19th century?", quote: "Rents rose."},
		{question: "What sells second-hand?", quote: "Books do."},
		{question: "What did a third party say?", quote: "It said no."},
		{question: "Who scored in the second half?", quote: "Stole scored."},
		{question: "What happened on the 4th of May?", quote: "Rents rose.", published: "2024-05-05"},
		{question: "What happened on May 4th?", quote: "Rents rose.", published: "2024-05-05"},
		{question: "Who scored his 19th goal?", quote: "Stole scored his nineteenth goal."},
		{question: "Who ran the twenty-first regatta?", quote: "Feld ran the 21st regatta."},
		{question: "Who won?", quote: "Feld won the second race."},
		{question: "Feld died on his 90th birthday. What did he write?", quote: "Feld wrote songs."},
		{question: "Who ran the 30th regatta?", quote: "Feld ran it.", headline: "The 30th regatta"},
		{question: "Who took a second look?", quote: "Feld looked."},
		{question: "Что было на третьей встрече?", quote: "Встреча была в мае."},
	})
}
